package io.nightdesk.operation;

import io.lettuce.core.RedisURI;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.env.Environment;

/// Which stores the application uses.
///
/// @param data the folder of the embedded stores
/// @param postgres the operator's own PostgreSQL; empty for the embedded one
/// @param redis the operator's own Redis as a `redis://` or `rediss://` URL; empty for the
///     embedded one
/// @param migrate whether a start brings the schema up to date by itself
record StoreSettings(
        Path data, Optional<PostgresAddress> postgres, Optional<String> redis, boolean migrate) {

    /// @throws CommandFailure if a value cannot be understood
    static StoreSettings of(Environment environment) {
        Optional<PostgresAddress> postgres =
                given(environment, "nightdesk.pg.url")
                        .map(
                                url ->
                                        PostgresAddress.parse(
                                                url,
                                                environment.getProperty("nightdesk.pg.user"),
                                                environment.getProperty("nightdesk.pg.password")));
        return new StoreSettings(
                Path.of(environment.getProperty("nightdesk.data", "data")),
                postgres,
                given(environment, "nightdesk.redis.url").map(StoreSettings::checkedRedis),
                migrates(environment, postgres.isEmpty()));
    }

    private static boolean migrates(Environment environment, boolean embedded) {
        String value = environment.getProperty("nightdesk.migrate", "");
        return switch (value) {
            case "" -> embedded;
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new CommandFailure(
                            "NIGHTDESK_MIGRATE is \"%s\"; write true or false".formatted(value));
        };
    }

    private static String checkedRedis(String url) {
        try {
            RedisURI uri = RedisURI.create(url);
            if (uri.getHost() != null || !uri.getSentinels().isEmpty()) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Not repeated: the URL may hold a password.
        }
        throw new CommandFailure(
                "NIGHTDESK_REDIS_URL is no Redis address; write redis://user:password@host:6379 (rediss:// for TLS)");
    }

    private static Optional<String> given(Environment environment, String key) {
        return Optional.ofNullable(environment.getProperty(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
