package io.nightdesk.operation;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL and the Redis that this process works with, its own or the operator's.
///
/// Embedded ones belong to the data folder, not to a process: the first process starts them, later
/// ones (a second node, a command) share them, and the last to close stops them.
public final class Stores implements AutoCloseable {

    private final PostgresAddress postgres;
    private final String redis;
    private final @Nullable Path secretsKey;
    private final String description;
    private final @Nullable FolderUse use;
    private final @Nullable StoreSupervisor supervisor;

    private Stores(
            PostgresAddress postgres,
            String redis,
            @Nullable Path secretsKey,
            String description,
            @Nullable FolderUse use,
            @Nullable StoreSupervisor supervisor) {
        this.postgres = postgres;
        this.redis = redis;
        this.secretsKey = secretsKey;
        this.description = description;
        this.use = use;
        this.supervisor = supervisor;
    }

    /// Starts or finds the embedded stores of a folder.
    ///
    /// @throws CommandFailure if PostgreSQL does not start
    public static Stores embedded(Path folder, Progress progress) {
        return open(new StoreSettings(folder, Optional.empty(), Optional.empty(), true), progress);
    }

    /// Starts or finds the stores, and waits until PostgreSQL answers.
    ///
    /// @throws CommandFailure if there is no PostgreSQL to work with; without Redis it goes on
    static Stores open(StoreSettings settings, Progress progress) {
        boolean embedded = settings.postgres().isEmpty() || settings.redis().isEmpty();
        FolderUse use = embedded ? FolderUse.begin(DataFolder.at(settings.data())) : null;
        try {
            PostgresAddress postgres =
                    settings.postgres().isPresent()
                            ? reached(settings.postgres().get(), progress)
                            : embeddedPostgres(use, progress);
            String redis =
                    settings.redis().isPresent()
                            ? tried(settings.redis().get(), progress)
                            : embeddedRedis(use, progress);
            return new Stores(
                    postgres,
                    redis,
                    settings.postgres().isPresent() ? null : secretsKey(use),
                    description(settings, use),
                    use,
                    use == null ? null : supervisor(settings, use));
        } catch (RuntimeException e) {
            if (use != null) {
                use.end();
            }
            throw e;
        }
    }

    public PostgresAddress postgres() {
        return postgres;
    }

    /// A URL for Lettuce. There need not be anybody yet.
    public String redis() {
        return redis;
    }

    /// Starts embedded servers again when they end, until these stores are closed. For processes
    /// that stay; a command ends with its database.
    ///
    /// @return who does so; empty if both stores are the operator's own
    Optional<StoreSupervisor> supervise() {
        return Optional.ofNullable(supervisor).map(StoreSupervisor::start);
    }

    /// The application's settings that point it at these stores.
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", postgres.url());
        properties.put("spring.datasource.username", postgres.user());
        properties.put("spring.datasource.password", postgres.password());
        properties.put("nightdesk.redis.url", redis);
        if (secretsKey != null) {
            properties.put("nightdesk.secrets.file", secretsKey.toString());
        }
        return properties;
    }

    /// For people: where the data is.
    String description() {
        return description;
    }

    /// Leaves the stores; the last to leave embedded ones stops them.
    @Override
    public void close() {
        if (supervisor != null) {
            supervisor.close();
        }
        if (use != null) {
            use.end();
        }
    }

    private static PostgresAddress embeddedPostgres(@Nullable FolderUse use, Progress progress) {
        try {
            PostgresAddress address =
                    required(use).starting(data -> new PostgresServer(data).start(progress));
            new PostgresWait(address, PostgresServer.LIMIT, progress).untilReached();
            return address;
        } catch (IOException e) {
            throw new CommandFailure(
                    "PostgreSQL could not be started (%s); set NIGHTDESK_PG_URL to use your own"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static String embeddedRedis(@Nullable FolderUse use, Progress progress) {
        try {
            return required(use).starting(data -> redisOf(data, progress));
        } catch (IOException e) {
            throw new CommandFailure(
                    "Redis could not be prepared (%s); set NIGHTDESK_REDIS_URL to use your own"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static String redisOf(DataFolder data, Progress progress) throws IOException {
        RedisServer redis = new RedisServer(data);
        try {
            return redis.start(progress);
        } catch (IOException e) {
            progress.say(
                    "Redis could not be started (%s); going on without".formatted(e.getMessage()));
            return redis.url();
        }
    }

    private static StoreSupervisor supervisor(StoreSettings settings, FolderUse use) {
        List<SupervisedServer> servers = new ArrayList<>();
        if (settings.postgres().isEmpty()) {
            servers.add(new SupervisedServer(new PostgresServer(use.data()), use));
        }
        if (settings.redis().isEmpty()) {
            servers.add(new SupervisedServer(new RedisServer(use.data()), use));
        }
        return new StoreSupervisor(use.data(), servers);
    }

    /// Embedded PostgreSQL has a key for its secrets beside it, so that nobody has to make one.
    private static Path secretsKey(@Nullable FolderUse use) {
        try {
            return required(use).starting(DataFolder::secretsKey);
        } catch (IOException e) {
            throw new CommandFailure(
                    "The key of secrets could not be written (%s)".formatted(e.getMessage()), e);
        }
    }

    private static PostgresAddress reached(PostgresAddress address, Progress progress) {
        new PostgresWait(address, PostgresWait.LIMIT, progress).untilReached();
        return address;
    }

    private static String tried(String url, Progress progress) {
        RedisURI uri = RedisURI.create(url);
        if (uri.getHost() != null) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 2_000);
            } catch (IOException e) {
                progress.say(
                        "Redis at %s:%d is out of reach (%s); starting degraded, hints return with it"
                                .formatted(uri.getHost(), uri.getPort(), e.getMessage()));
            }
        }
        return url;
    }

    private static String description(StoreSettings settings, @Nullable FolderUse use) {
        String own = settings.postgres().map(it -> "PostgreSQL at " + it.place()).orElse("");
        return use == null ? own : use.data().root() + (own.isEmpty() ? "" : ", " + own);
    }

    private static FolderUse required(@Nullable FolderUse use) {
        return java.util.Objects.requireNonNull(use, "embedded stores need a data folder");
    }
}
