package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.Models;
import io.nightdesk.llm.Embedder;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the module.
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

    @Bean
    Models models(List<Embedder> embedders) {
        return new Models(embedders);
    }
}
