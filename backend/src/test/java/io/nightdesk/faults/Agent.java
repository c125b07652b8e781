package io.nightdesk.faults;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody at the desk, on a node itself, who watches the inbox and reads it anew with each
/// connection, as the console does. Writes down what it shows, but not each line of those who wait
/// already. Safe from any thread.
final class Agent implements Line.Listener, AutoCloseable {

    private static final int AGAIN_MS = 500;

    private final ClientTools tools;
    private final Rig rig;
    private final String name;
    private final String email;

    /// Since when conversations wait, by what it shows.
    private final Map<UUID, String> waiting = new HashMap<>();

    private int attempt;
    private boolean stopped;
    private boolean watches;
    private Browser browser = new Browser(0);
    private String ticket = "";
    private @Nullable Line line;

    private Agent(ClientTools tools, Rig rig, int number) {
        this.tools = tools;
        this.rig = rig;
        this.name = "agent " + number;
        this.email = Browser.newStaff(rig.postgres().primary().jdbc(), Role.AGENT);
        this.attempt = number;
    }

    static Agent arrive(ClientTools tools, Rig rig, int number) {
        Agent agent = new Agent(tools, rig, number);
        Thread.ofVirtual().start(agent::connect);
        return agent;
    }

    /// The next attempt is at another node.
    private void connect() {
        List<Slot> running = rig.running();
        if (running.isEmpty()) {
            again();
            return;
        }
        int port = running.get(attempt++ % running.size()).port();
        try {
            Browser signedIn = new Browser(port);
            signedIn.signIn(email, Browser.PASSWORD);
            JsonNode reply = signedIn.post("/api/v1/staff/socket-ticket", Map.of()).body();
            open(signedIn, port, reply.path("ticket").asString(""));
        } catch (UncheckedIOException | AssertionError unreachable) {
            again();
        }
    }

    private synchronized void open(Browser signedIn, int port, String given) {
        browser = signedIn;
        ticket = given;
        if (!stopped) {
            line = Line.open(tools.http(), port, this);
        }
    }

    private synchronized void again() {
        if (!stopped) {
            tools.later(AGAIN_MS, () -> Thread.ofVirtual().start(this::connect));
        }
    }

    @Override
    public synchronized void opened(Line opened) {
        opened.send(
                Map.of(
                        "type",
                        "hello",
                        "version",
                        1,
                        "sdk",
                        "faults",
                        "device",
                        UUID.randomUUID(),
                        "token",
                        ticket,
                        "caps",
                        List.of(),
                        "resume",
                        List.of()));
    }

    @Override
    public synchronized void heard(Line from, JsonNode frame) {
        switch (frame.path("type").asString("")) {
            case "welcome" -> {
                from.send(Map.of("type", "watch"));
                watches(true);
                Browser reader = browser;
                Thread.ofVirtual().start(() -> read(from, reader));
            }
            case "inbox" -> show(frame.path("row"));
            case "ping" -> from.send(Map.of("type", "pong", "n", frame.path("n").asLong()));
            case "nack" -> leave(from);
            default -> {
                // For customers.
            }
        }
    }

    private void read(Line from, Browser reader) {
        try {
            JsonNode list = reader.get("/api/v1/desk/inbox?view=all").body().path("rows");
            if (list.isArray()) {
                list.forEach(this::show);
                return;
            }
        } catch (UncheckedIOException | AssertionError unreachable) {
            // It begins anew below.
        }
        leave(from);
    }

    private synchronized void show(JsonNode row) {
        UUID conversation = UUID.fromString(row.path("conversation").asString());
        String since = row.path("waitingSince").asString("");
        if (!since.equals(waiting.put(conversation, since)) || since.isEmpty()) {
            long version = row.path("version").asLong();
            tools.history().add(at -> new History.Listed(at, name, conversation, version));
        }
    }

    private void leave(Line from) {
        from.drop();
        ended(from, Line.ABNORMAL);
    }

    @Override
    public synchronized void ended(Line gone, int code) {
        if (gone == line) {
            line = null;
            watches(false);
            again();
        }
    }

    private void watches(boolean now) {
        if (watches != now && !stopped) {
            watches = now;
            tools.history().add(at -> new History.Watches(at, name, now));
        }
    }

    /// What it was not shown by now counts.
    @Override
    public synchronized void close() {
        stopped = true;
        if (line != null) {
            line.drop();
        }
    }
}
