package io.nightdesk.llm;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Builds the module from properties, as the application does, with time limits a
/// fraction of the real ones.
public final class LlmFixtures {

    private static final Set<String> WARM = ConcurrentHashMap.newKeySet();

    private LlmFixtures() {}

    /// Limits: first byte 1 s, first text 1.5 s, stall 1 s, interrupted 0.9 s, attempt 3 s, turn
    /// 8 s.
    static Map<String, String> quick() {
        Map<String, String> properties = new HashMap<>();
        properties.put("nightdesk.llm.limits.connect", "1s");
        properties.put("nightdesk.llm.limits.first-byte", "1s");
        properties.put("nightdesk.llm.limits.first-text", "1500ms");
        properties.put("nightdesk.llm.limits.first-text-thinking", "2s");
        properties.put("nightdesk.llm.limits.stall", "1s");
        properties.put("nightdesk.llm.limits.interrupted", "900ms");
        properties.put("nightdesk.llm.limits.attempt", "3s");
        properties.put("nightdesk.llm.limits.turn", "8s");
        return properties;
    }

    /// Moves every limit out of reach, for tests that wait for nothing.
    static Map<String, String> patient(Map<String, String> properties) {
        properties.replaceAll((key, value) -> key.contains(".limits.") ? "60s" : value);
        return properties;
    }

    static Map<String, String> primary(String provider, String url) {
        Map<String, String> properties = quick();
        properties.put("nightdesk.llm.provider", provider);
        properties.put("nightdesk.llm.url", url);
        properties.put("nightdesk.llm.model", "first");
        properties.put("nightdesk.llm.key", "test-key");
        return properties;
    }

    static Map<String, String> both(FaultServer primary, FaultServer secondary) {
        Map<String, String> properties = primary("openai", primary.url());
        properties.put("nightdesk.llm2.provider", "openai");
        properties.put("nightdesk.llm2.url", secondary.url());
        properties.put("nightdesk.llm2.model", "second");
        return properties;
    }

    /// One deployment, of this provider.
    public static LanguageModels models(FaultServer provider) {
        return models(primary("openai", provider.url()));
    }

    static LanguageModels models(Map<String, String> properties) {
        return models(properties, new SimpleMeterRegistry());
    }

    static LanguageModels models(Map<String, String> properties, MeterRegistry registry) {
        return models(properties, registry, _ -> {});
    }

    static LanguageModels models(Map<String, String> properties, Consumer<LedgerEntry> ledger) {
        return models(properties, new SimpleMeterRegistry(), ledger);
    }

    private static LanguageModels models(
            Map<String, String> properties, MeterRegistry registry, Consumer<LedgerEntry> ledger) {
        return models(properties, registry, ledger, _ -> true);
    }

    /// @param affordsSecond counts only where hedging is switched on
    static LanguageModels models(
            Map<String, String> properties,
            MeterRegistry registry,
            Consumer<LedgerEntry> ledger,
            Predicate<Spender> affordsSecond) {
        LanguageModels models = build(properties, registry, ledger, affordsSecond);
        if (WARM.add(properties.getOrDefault("nightdesk.llm.provider", ""))) {
            // Else the first test would measure how long classes take to load.
            models.rehearse();
        }
        return models;
    }

    private static LanguageModels build(
            Map<String, String> properties,
            MeterRegistry registry,
            Consumer<LedgerEntry> ledger,
            Predicate<Spender> affordsSecond) {
        Binder binder = new Binder(new MapConfigurationPropertySource(properties));
        LlmProperties primary = binder.bindOrCreate("nightdesk.llm", LlmProperties.class);
        LlmProperties.Secondary secondary =
                binder.bindOrCreate("nightdesk.llm2", LlmProperties.Secondary.class);
        Deployments deployments =
                new Deployments(primary, new LlmMetrics(registry), Clock.systemUTC());
        return new LanguageModels(
                deployments,
                primary.limits(),
                ledger,
                Clock.systemUTC(),
                primary.hedging() ? affordsSecond : null,
                Arrangement.of(ConfiguredModels.of(primary, secondary).usable()));
    }

    static CompletionRequest question(String text) {
        return question(text, new CancelHandle());
    }

    static CompletionRequest question(String text, CancelHandle cancel) {
        return new CompletionRequest(
                "You are the assistant of Aurora Outdoor.",
                List.of(),
                text,
                List.of(
                        new SuppliedPassage(
                                "Returns",
                                "/help/returns",
                                "2026-10-01",
                                "You can send anything back within 30 days.")),
                new CompletionRequest.Settings(0.2, 600),
                cancel);
    }

    /// Remembers what was shown, by attempt.
    static final class Heard implements TextListener {

        private final Map<Integer, StringBuilder> texts = new HashMap<>();
        private final List<Integer> order = new ArrayList<>();

        @Override
        public void onText(Answered by, String text) {
            int attempt = by.attempt();
            texts.computeIfAbsent(attempt, _ -> new StringBuilder()).append(text);
            if (!order.contains(attempt)) {
                order.add(attempt);
            }
        }

        String text(int attempt) {
            return texts.getOrDefault(attempt, new StringBuilder()).toString();
        }

        List<Integer> attempts() {
            return order;
        }
    }
}
