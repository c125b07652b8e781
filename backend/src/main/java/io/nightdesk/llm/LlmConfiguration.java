package io.nightdesk.llm;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the module.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LlmProperties.class, LlmProperties.Secondary.class})
class LlmConfiguration {

    @Bean(Embedders.MINI_LM)
    OnnxEmbedder miniLm() {
        return Embedders.miniLm();
    }

    @Bean(Embedders.BGE_SMALL)
    OnnxEmbedder bgeSmall() {
        return Embedders.bgeSmall();
    }

    @Bean
    Deployments llmDeployments(
            LlmProperties properties, ObjectProvider<MeterRegistry> registry, Clock clock) {
        MeterRegistry counted = registry.getIfAvailable(SimpleMeterRegistry::new);
        return new Deployments(properties, new LlmMetrics(counted), clock);
    }

    @Bean
    ConfiguredModels configuredModels(LlmProperties primary, LlmProperties.Secondary secondary) {
        return ConfiguredModels.of(primary, secondary);
    }

    @Bean
    Arrangement configuredArrangement(ConfiguredModels configuredModels) {
        return Arrangement.of(configuredModels.usable());
    }

    @Bean
    LanguageModels languageModels(
            Deployments deployments,
            LlmProperties properties,
            ObjectProvider<Ledger> ledger,
            ObjectProvider<Budget> budget,
            Clock clock,
            Arrangement configuredArrangement) {
        Consumer<LedgerEntry> known = ledger.getIfAvailable();
        Budget limits = properties.hedging() ? budget.getIfAvailable() : null;
        Predicate<Spender> affordsSecond = limits == null ? null : limits::affordsSecond;
        return new LanguageModels(
                deployments,
                properties.limits(),
                known == null ? _ -> {} : known,
                clock,
                affordsSecond,
                configuredArrangement);
    }

    @Bean
    WarmUp llmWarmUp(
            LlmProperties properties, List<OnnxEmbedder> embedders, LanguageModels models) {
        return new WarmUp(properties.warmUp(), embedders, models::rehearse);
    }
}
