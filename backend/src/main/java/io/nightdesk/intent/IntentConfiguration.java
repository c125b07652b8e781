package io.nightdesk.intent;

import io.nightdesk.llm.Embedder;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the module.
@Configuration(proxyBeanMethods = false)
class IntentConfiguration {

    @Bean
    Intents intents(List<Embedder> embedders) {
        return Intents.shipped(embedders);
    }
}
