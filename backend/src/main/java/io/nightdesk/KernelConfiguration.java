package io.nightdesk;

import io.nightdesk.kernel.Ids;
import io.nightdesk.kernel.StoreClock;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Time and ids for every module.
@Configuration(proxyBeanMethods = false)
class KernelConfiguration {

    @Bean
    StoreClock clock() {
        return new StoreClock(Clock.systemUTC());
    }

    @Bean
    Ids ids(Clock clock) {
        return new Ids(clock);
    }
}
