package io.nightdesk.testing;

import io.nightdesk.operation.PostgresAddress;
import io.nightdesk.operation.Progress;
import io.nightdesk.operation.Stores;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The servers of this test run: started at the first use, stopped when the JVM ends.
final class Servers {

    /// Kept from run to run: unpacking and creating take longer than most tests.
    private static final Path FOLDER = Path.of("target", "test-stores");

    private static @Nullable Stores embedded;
    private static @Nullable Database postgres;

    private Servers() {}

    /// The maintenance database of the server, for creating others.
    static synchronized Database postgres() {
        if (postgres == null) {
            postgres = given("NIGHTDESK_PG_URL").map(Servers::external).orElseGet(Servers::ours);
            Database.forget(postgres);
        }
        return postgres;
    }

    static synchronized String redisUrl() {
        return given("NIGHTDESK_REDIS_URL").orElseGet(() -> embedded().redis());
    }

    private static Database external(String url) {
        return of(
                PostgresAddress.parse(
                        url,
                        given("NIGHTDESK_PG_USER").orElse(null),
                        given("NIGHTDESK_PG_PASSWORD").orElse(null)));
    }

    /// As durable as in production: what a commit costs is part of what is tested.
    private static Database ours() {
        return of(embedded().postgres());
    }

    private static Stores embedded() {
        if (embedded == null) {
            embedded = Stores.embedded(FOLDER, new Progress(System.out));
            Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
        }
        return embedded;
    }

    private static Database of(PostgresAddress address) {
        return new Database(address.url(), address.user(), address.password());
    }

    private static Optional<String> given(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }
}
