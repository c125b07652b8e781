package io.nightdesk.confidence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConfidenceConfiguration {

    @Bean
    Calibration calibration() {
        return Calibration.shipped();
    }
}
