package io.nightdesk.knowledge;

import io.nightdesk.knowledge.fetch.GuardedHttp;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.llm.Embedder;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the module.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KnowledgeProperties.class)
class KnowledgeConfiguration {

    @Bean
    Models models(List<Embedder> embedders) {
        return new Models(embedders);
    }

    @Bean(destroyMethod = "close")
    GuardedHttp guardedHttp(KnowledgeProperties properties) {
        return new GuardedHttp(properties.allowedNetworks(), GuardedHttp.Limits.DEFAULT);
    }
}
