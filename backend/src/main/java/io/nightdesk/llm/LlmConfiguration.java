package io.nightdesk.llm;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the module.
@Configuration(proxyBeanMethods = false)
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
    LanguageModels languageModels() {
        return new LanguageModels();
    }
}
