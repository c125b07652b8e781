package io.nightdesk.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The PostgreSQL that everybody writes to, as durable as in production.
final class Store implements AutoCloseable {

    private static final Pattern TPS = Pattern.compile("tps = ([\\d.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([\\d.]+) ms");

    private final EmbeddedPostgres server;
    private final Path folder;
    private final Path sql;
    private final AtomicInteger devices = new AtomicInteger();

    /// @param sql where the SQL files lie
    Store(Path folder, Path sql) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.sql = sql;
        this.server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgres"))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_connections", "200")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
    }

    /// After the product has migrated it.
    void seed() throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit")) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    row.next();
                    if (!row.getString(1).equals("on")) {
                        throw new IllegalStateException(setting + " is off");
                    }
                }
            }
            statement.execute(Files.readString(sql.resolve("seed.sql")));
        }
    }

    /// Everybody's turn begins with the same rows. Also keeps a reader who starts at the beginning
    /// from finding there what was written in another turn.
    void forget() throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(sql.resolve("first.sql")));
            for (String table : List.of("conversation", "event", "device")) {
                statement.execute("vacuum analyze conversation." + table);
            }
            statement.execute("checkpoint");
        }
    }

    /// Messages in the log, but for the first of each conversation.
    long stored() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select count(*) from conversation.event where seq > 1")) {
            row.next();
            return row.getLong(1);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    String url() {
        return "postgres://postgres:postgres@127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    /// One write and one flush to the same disk, in milliseconds: the median of many.
    double fdatasync() throws IOException {
        Path file = folder.resolve("flush");
        long[] times = new long[500];
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(8_192);
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                channel.write(block.clear(), 0);
                channel.force(false);
                times[i] = System.nanoTime() - start;
            }
        }
        Files.delete(file);
        java.util.Arrays.sort(times);
        return times[times.length / 2] / 1e6;
    }

    /// What pgbench makes of our append.
    ///
    /// @param tps appends a second
    /// @param ms the average of one
    record Appends(double tps, double ms) {}

    /// @return null without a pgbench on this machine
    Appends pgbench(int clients, int seconds) throws IOException, InterruptedException {
        if (Shell.find("pgbench") == null) {
            return null;
        }
        String out =
                Shell.run(
                        Duration.ofSeconds(seconds + 60L),
                        List.of(
                                "pgbench",
                                "-h",
                                "127.0.0.1",
                                "-p",
                                "" + server.getPort(),
                                "-U",
                                "postgres",
                                "-n",
                                "-M",
                                "prepared",
                                "-c",
                                "" + clients,
                                "-j",
                                clients > 1 ? "2" : "1",
                                "-T",
                                "" + seconds,
                                "-D",
                                "n=-1",
                                "-D",
                                "device=" + devices.incrementAndGet(),
                                "-f",
                                sql.resolve("append.sql").toString(),
                                "postgres"));
        return new Appends(number(TPS, out), number(LATENCY, out));
    }

    private static double number(Pattern pattern, String out) {
        Matcher matcher = pattern.matcher(out);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench said:\n" + out);
        }
        return Double.parseDouble(matcher.group(1));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
