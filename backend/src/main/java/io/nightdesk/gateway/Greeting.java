package io.nightdesk.gateway;

import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Standing;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.identity.Principal;
import io.nightdesk.identity.SocketTickets;
import io.nightdesk.identity.Visitors;
import io.nightdesk.node.Incarnation;
import io.nightdesk.node.Node;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Answers hello: finds out who it is, and goes on with each conversation from where the client
/// says it is.
@Component
class Greeting {

    private static final int VERSION = 1;
    private static final int WINDOW = 16;

    /// Conversations that one hello may resume.
    private static final int MAX_RESUME = 64;

    private final Visitors visitors;
    private final SocketTickets tickets;
    private final Transcripts transcripts;
    private final Watching watching;
    private final Crowding crowding;
    private final Node node;
    private final Incarnation incarnation;
    private final Clock clock;

    Greeting(
            Visitors visitors,
            SocketTickets tickets,
            Transcripts transcripts,
            Watching watching,
            Crowding crowding,
            Node node,
            Incarnation incarnation,
            Clock clock) {
        this.visitors = visitors;
        this.tickets = tickets;
        this.transcripts = transcripts;
        this.watching = watching;
        this.crowding = crowding;
        this.node = node;
        this.incarnation = incarnation;
        this.clock = clock;
    }

    /// Finds out who it is; empty when it was refused.
    Optional<Connection.Identified> identify(Connection connection, ClientFrame.Hello hello) {
        if (connection.identified() != null) {
            connection.send(Nacks.of(Code.BAD_FRAME, "hello was said already"));
            return Optional.empty();
        }
        if (hello.version() != VERSION) {
            connection.close(CloseCode.PROTOCOL);
            return Optional.empty();
        }
        Principal principal = principal(hello.token()).orElse(null);
        if (principal == null) {
            connection.send(Nacks.of(Code.EXPIRED, "get a new token, then say hello again"));
            connection.closeAfterSending(CloseCode.EXPIRED);
            return Optional.empty();
        }
        if (!crowding.admits(connection, principal)) {
            connection.close(CloseCode.CROWDED);
            return Optional.empty();
        }
        return Optional.of(connection.identify(principal, hello.device()));
    }

    private Optional<Principal> principal(String token) {
        Optional<Principal> visitor = visitors.authenticate(token).map(found -> found);
        return visitor.isPresent() ? visitor : tickets.redeem(token).map(found -> found);
    }

    /// Says where each conversation stands and sends what is missing. Only on the connection's
    /// queue: what happens meanwhile waits behind the welcome.
    void welcome(Connection connection, Connection.Identified who, ClientFrame.Hello hello) {
        Map<UUID, ClientFrame.Resume> wanted = wanted(hello);
        Map<UUID, Subscription> listening = new HashMap<>();
        wanted.keySet().forEach(id -> listening.put(id, watching.listen(connection, id)));
        Map<UUID, Standing> standings = standings(who, wanted.keySet());
        List<ServerFrame.Resumed> resumed = new ArrayList<>();
        List<Runnable> beginnings = new ArrayList<>();
        wanted.forEach(
                (id, resume) -> {
                    Subscription subscription = Objects.requireNonNull(listening.get(id));
                    Standing found = standings.get(id);
                    if (found == null) {
                        watching.forget(subscription);
                        resumed.add(new ServerFrame.Resumed(id, false, 0, 0, 0));
                        return;
                    }
                    Summary conversation = found.conversation();
                    long last = conversation.lastSeq();
                    boolean ok = isKnown(resume, last);
                    long after = ok ? resume.after() : 0;
                    resumed.add(
                            new ServerFrame.Resumed(id, ok, after + 1, last, found.lastNumber()));
                    beginnings.add(
                            () -> watching.begin(subscription, conversation.owner(), after, last));
                });
        connection.write(
                new ServerFrame.Welcome(
                        connection.id(),
                        node.id().toString(),
                        node.startedAt().getEpochSecond(),
                        incarnation.epoch(),
                        Heartbeat.EVERY_MS,
                        new ServerFrame.Limits(Conversations.MAX_LENGTH, WINDOW),
                        clock.instant(),
                        resumed));
        beginnings.forEach(Runnable::run);
    }

    private static Map<UUID, ClientFrame.Resume> wanted(ClientFrame.Hello hello) {
        Map<UUID, ClientFrame.Resume> wanted = new LinkedHashMap<>();
        if (hello.resume() != null) {
            hello.resume().stream()
                    .limit(MAX_RESUME)
                    .forEach(resume -> wanted.put(resume.conversation(), resume));
        }
        return wanted;
    }

    private Map<UUID, Standing> standings(Connection.Identified who, Set<UUID> conversations) {
        Map<UUID, Standing> standings = new HashMap<>();
        for (Standing found : transcripts.standings(conversations, who.device())) {
            if (Watching.mayShow(who, found.conversation())) {
                standings.put(found.conversation().id(), found);
            }
        }
        return standings;
    }

    /// A client from another incarnation, or ahead of the log, saw a past that a restore undid.
    private boolean isKnown(ClientFrame.Resume resume, long last) {
        boolean same = resume.epoch() == null || resume.epoch() == incarnation.epoch();
        return same && resume.after() >= 0 && resume.after() <= last;
    }
}
