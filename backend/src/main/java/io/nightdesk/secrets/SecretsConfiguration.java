package io.nightdesk.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretsProperties.class)
class SecretsConfiguration {

    @Bean
    Secrets secrets(SecretsProperties properties) {
        String key = properties.key();
        Path file = properties.file();
        if (key != null && !key.isBlank()) {
            return Secrets.with(key);
        }
        return Secrets.with(file == null ? "" : content(file));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key of secrets cannot be read from " + file, e);
        }
    }
}
