package io.nightdesk.node;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import io.nightdesk.kernel.Ids;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(DrainProperties.class)
class NodeConfiguration {

    /// More than there are scheduled methods, so that each has one of its own.
    private static final int THREADS = 64;

    /// Spring Boot's own scheduler for virtual threads has a single one for all methods with a
    /// fixed delay: while one of them waited for a model, no turn was claimed and no lease renewed.
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("scheduled-");
        return scheduler;
    }

    /// Nodes of one machine would share its host name.
    @Bean
    DbSchedulerCustomizer timersKnowTheNode(Node node) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(node.id().toString()));
            }

            // Else it asks the database what it is, and takes silence for something unknown.
            @Override
            public Optional<JdbcCustomization> jdbcCustomization() {
                return Optional.of(new PostgreSqlJdbcCustomization(false, false));
            }
        };
    }

    /// Timers ring by the time that all nodes share.
    @Bean
    com.github.kagkarlsson.scheduler.Clock timersClock(Clock clock) {
        return clock::instant;
    }

    @Bean
    Node node(Ids ids, Clock clock) {
        return new Node(ids.next(), clock.instant());
    }
}
