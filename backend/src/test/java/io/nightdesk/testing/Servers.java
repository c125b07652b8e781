package io.nightdesk.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/// The servers of this test run: started at the first use, stopped when the JVM ends.
final class Servers {

    private static @Nullable Database postgres;
    private static @Nullable String redisUrl;

    private Servers() {}

    /// The maintenance database of the server, for creating others.
    static synchronized Database postgres() {
        if (postgres == null) {
            postgres =
                    given("NIGHTDESK_PG_URL").map(Servers::external).orElseGet(Servers::embedded);
        }
        return postgres;
    }

    static synchronized String redisUrl() {
        if (redisUrl == null) {
            redisUrl = given("NIGHTDESK_REDIS_URL").orElseGet(Servers::embeddedRedis);
        }
        return redisUrl;
    }

    private static Optional<String> given(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private static Database external(String url) {
        Runtime.getRuntime().addShutdownHook(new Thread(Database::dropTemplate));
        return new Database(
                url,
                given("NIGHTDESK_PG_USER").orElse(""),
                given("NIGHTDESK_PG_PASSWORD").orElse(""));
    }

    /// As durable as in production: what a commit costs is part of what is tested.
    private static Database embedded() {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            Map.of("fsync", "on", "synchronous_commit", "on", "max_connections", "300")
                    .forEach(builder::setServerConfig);
            // Starting took up to 18 s on a machine busy with other builds.
            EmbeddedPostgres server = builder.setPGStartupWait(Duration.ofMinutes(2)).start();
            return new Database(
                    "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                    "postgres",
                    "");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL for the tests did not start", e);
        }
    }

    private static String embeddedRedis() {
        try {
            int port = freePort();
            RedisServer server =
                    RedisServer.newRedisServer().port(port).setting("save \"\"").build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return "redis://localhost:" + port;
        } catch (IOException e) {
            throw new UncheckedIOException("Redis for the tests did not start", e);
        }
    }

    private static void stop(RedisServer server) {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
