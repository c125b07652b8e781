package io.nightdesk.gateway;

import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.identity.Principal;
import io.nightdesk.identity.SocketTickets;
import io.nightdesk.identity.Visitors;
import io.nightdesk.node.Incarnation;
import io.nightdesk.node.Node;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final Node node;
    private final Incarnation incarnation;
    private final Clock clock;

    Greeting(
            Visitors visitors,
            SocketTickets tickets,
            Transcripts transcripts,
            Watching watching,
            Node node,
            Incarnation incarnation,
            Clock clock) {
        this.visitors = visitors;
        this.tickets = tickets;
        this.transcripts = transcripts;
        this.watching = watching;
        this.node = node;
        this.incarnation = incarnation;
        this.clock = clock;
    }

    void greet(Connection connection, ClientFrame.Hello hello) {
        if (connection.identified() != null) {
            connection.send(Nacks.of(Code.BAD_FRAME, "hello was said already"));
            return;
        }
        if (hello.version() != VERSION) {
            connection.close(CloseCode.PROTOCOL);
            return;
        }
        Principal principal = principal(hello.token()).orElse(null);
        if (principal == null) {
            connection.send(Nacks.of(Code.EXPIRED, "get a new token, then say hello again"));
            connection.closeAfterSending(CloseCode.EXPIRED);
            return;
        }
        connection.identify(principal, hello.device());
        welcome(connection, hello);
    }

    private Optional<Principal> principal(String token) {
        Optional<Principal> visitor = visitors.authenticate(token).map(found -> found);
        return visitor.isPresent() ? visitor : tickets.redeem(token).map(found -> found);
    }

    private void welcome(Connection connection, ClientFrame.Hello hello) {
        List<ServerFrame.Resumed> resumed = new ArrayList<>();
        List<Subscription> subscriptions = new ArrayList<>();
        List<ClientFrame.Resume> wanted = hello.resume() == null ? List.of() : hello.resume();
        for (ClientFrame.Resume resume : wanted.stream().limit(MAX_RESUME).toList()) {
            Summary found = watching.allowed(connection, resume.conversation()).orElse(null);
            if (found == null) {
                resumed.add(new ServerFrame.Resumed(resume.conversation(), false, 0, 0, 0));
                continue;
            }
            // A client from another incarnation, or ahead of the log, saw a past that a restore
            // undid.
            boolean same = resume.epoch() == null || resume.epoch() == incarnation.epoch();
            boolean ok = same && resume.after() >= 0 && resume.after() <= found.lastSeq();
            long after = ok ? resume.after() : 0;
            long number = transcripts.lastNumber(found.id(), hello.device());
            resumed.add(
                    new ServerFrame.Resumed(found.id(), ok, after + 1, found.lastSeq(), number));
            subscriptions.add(watching.subscription(connection, found.id(), after));
        }
        connection.send(
                new ServerFrame.Welcome(
                        connection.id(),
                        node.id().toString(),
                        node.startedAt().getEpochSecond(),
                        incarnation.epoch(),
                        Heartbeat.EVERY_MS,
                        new ServerFrame.Limits(Conversations.MAX_LENGTH, WINDOW),
                        clock.instant(),
                        resumed));
        subscriptions.forEach(watching::begin);
    }
}
