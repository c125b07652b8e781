package io.nightdesk.prompt;

import io.nightdesk.site.Sites;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PromptProperties.class)
class PromptConfiguration {

    /// Before the first message can come in.
    @Bean
    SmartInitializingSingleton promptsFromFiles(
            PromptSync sync, PromptFiles files, Sites sites, PromptProperties properties) {
        boolean auto = properties.sync() == PromptProperties.Sync.AUTO;
        return () -> sync.sync(sites.theSite().id(), files.read(), auto);
    }
}
