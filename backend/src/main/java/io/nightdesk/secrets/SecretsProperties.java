package io.nightdesk.secrets;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What secrets are sealed with.
///
/// @param key 32 random bytes in Base64; several, parted by commas, while the first replaces the
///     others
/// @param file holds such a key; read when `key` is not set
@ConfigurationProperties("nightdesk.secrets")
record SecretsProperties(@Nullable String key, @Nullable Path file) {

    @Override
    public String toString() {
        return "SecretsProperties[***]";
    }
}
