package io.nightdesk.node;

import io.nightdesk.kernel.Ids;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(DrainProperties.class)
class NodeConfiguration {

    @Bean
    Node node(Ids ids, Clock clock) {
        return new Node(ids.next(), clock.instant());
    }
}
