package io.nightdesk.gateway;

import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.DraftSource;
import io.nightdesk.identity.Principal;
import io.nightdesk.limits.Pressure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Says what each kind of client frame does.
@Component
class Frames {

    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);

    /// How long a client waits at least before it tries a write again while the database is away.
    private static final int STORE_RETRY_MS = 1_000;

    /// Who would wait longer for the database is better told to come again.
    private static final Duration ADMITTED = Duration.ofMillis(250);

    /// The capability of a client that repeats its hello instead of connecting anew.
    private static final String HELLO_AGAIN = "hello_again";

    private final Greeting greeting;
    private final Sending sending;
    private final Watching watching;
    private final Typists typists;
    private final Conversations conversations;
    private final DraftSource drafts;
    private final List<Pressure> pressures;

    Frames(
            Greeting greeting,
            Sending sending,
            Watching watching,
            Typists typists,
            Conversations conversations,
            DraftSource drafts,
            List<Pressure> pressures) {
        this.greeting = greeting;
        this.sending = sending;
        this.watching = watching;
        this.typists = typists;
        this.conversations = conversations;
        this.drafts = drafts;
        this.pressures = pressures;
    }

    void handle(Connection connection, ClientFrame frame) {
        trying(
                connection,
                frame,
                () -> {
                    Connection.Identified who = connection.identified();
                    if (frame instanceof ClientFrame.Hello hello) {
                        greet(connection, hello);
                    } else if (frame instanceof ClientFrame.Ping ping && connection.hasGreeted()) {
                        connection.sendAhead(new ServerFrame.Pong(ping.n()));
                    } else if (who != null) {
                        dispatch(connection, who, frame);
                    } else if (connection.hasGreeted()) {
                        putOff(connection, frame);
                    } else {
                        connection.close(CloseCode.NO_HELLO);
                    }
                });
    }

    private static void trying(Connection connection, ClientFrame frame, Runnable dealing) {
        try {
            dealing.run();
        } catch (DataAccessException | TransactionException e) {
            refuse(connection, frame, e);
        }
    }

    private void greet(Connection connection, ClientFrame.Hello hello) {
        Connection.Identified who = greeting.identify(connection, hello).orElse(null);
        if (who != null) {
            connection.send(
                    () -> trying(connection, hello, () -> welcome(connection, who, hello)), 0);
        }
    }

    private void welcome(
            Connection connection, Connection.Identified who, ClientFrame.Hello hello) {
        connection.reading(() -> greeting.welcome(connection, who, hello));
        connection.outageNotice().takeBack();
    }

    private static void refuse(Connection connection, ClientFrame frame, RuntimeException e) {
        if (isUnfit(e)) {
            // What the database says of it would have the customer's words in the log.
            LOG.atWarn()
                    .addKeyValue("frame", frame.getClass().getSimpleName())
                    .addKeyValue("sqlState", stateOf(e, SQLException.class).orElse(""))
                    .log("the database does not take what a frame says");
            refuseForGood(connection, frame);
            return;
        }
        boolean saturated = isSaturation(e);
        LOG.atWarn()
                .addKeyValue("frame", frame.getClass().getSimpleName())
                .addKeyValue("saturated", saturated)
                .log("the database did not serve a frame: {}", e.toString());
        if (!saturated) {
            connection.outageNotice().give();
        }
        switch (frame) {
            case ClientFrame.Send send when saturated -> connection.send(full(send));
            case ClientFrame.Hello _ when saturated ->
                    connection.close(CloseCode.OVERLOAD.status(overloadRetryMs()));
            case ClientFrame _ -> putOff(connection, frame);
        }
    }

    /// What the database will not take at any other time must not hold up what comes after it.
    private static void refuseForGood(Connection connection, ClientFrame frame) {
        String why = "this cannot be stored";
        connection.send(
                frame instanceof ClientFrame.Send send
                        ? Nacks.of(send, Code.BAD_FRAME, why)
                        : Nacks.of(Code.BAD_FRAME, why));
    }

    /// The SQLSTATE of what is behind it; empty if nothing of the kind is.
    private static Optional<String> stateOf(Throwable e, Class<? extends SQLException> kind) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(kind::isInstance)
                .findFirst()
                .map(it -> kind.cast(it).getSQLState());
    }

    /// Whether it is about what was said: a value out of its range, or one that a rule forbids.
    /// What is there twice may be about what was there before.
    private static boolean isUnfit(RuntimeException e) {
        return e instanceof DataIntegrityViolationException
                && !(e instanceof DuplicateKeyException);
    }

    /// The database is away: what a client may do again it is asked to, on this connection if it
    /// can; what it would not do again is done in its place.
    private static void putOff(Connection connection, ClientFrame frame) {
        int afterMs = spread(STORE_RETRY_MS, STORE_RETRY_MS * 3 / 2);
        switch (frame) {
            case ClientFrame.Send send ->
                    connection.send(
                            Nacks.later(send, Code.READ_ONLY, afterMs, "the database is away"));
            case ClientFrame.Hello hello when hello.can(HELLO_AGAIN) && connection.hears() -> {
                connection.unidentify();
                connection.send(Nacks.later(Code.READ_ONLY, afterMs, "say hello again"));
            }
            case ClientFrame.Hello _ -> connection.close(CloseCode.OVERLOAD.status(afterMs));
            case ClientFrame.Bye _ -> connection.closeAfterSending(CloseCode.BYE);
            case ClientFrame _ -> connection.postponed().keep(frame, afterMs);
        }
    }

    private static ServerFrame.Nack full(ClientFrame.Send send) {
        return Nacks.later(send, Code.OVERLOAD, overloadRetryMs(), "the server is full");
    }

    private static int overloadRetryMs() {
        return spread(500, 2_000);
    }

    /// So that those who were refused at once do not come back at once.
    private static int spread(int leastMs, int mostMs) {
        return ThreadLocalRandom.current().nextInt(leastMs, mostMs + 1);
    }

    /// No connection became free in time, although the database may well be there.
    private static boolean isSaturation(Throwable e) {
        return stateOf(e, SQLTransientConnectionException.class)
                .filter(Pressure.TOO_MANY::equals)
                .isPresent();
    }

    private void dispatch(Connection connection, Connection.Identified who, ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Hello _ -> throw new IllegalStateException("hello is dealt with");
            case ClientFrame.Send send when isFull() -> connection.send(full(send));
            case ClientFrame.Send send -> sending.send(connection, who, send);
            case ClientFrame.Got got -> mark(connection, who, got.conversation(), got.seq(), 0);
            case ClientFrame.Read read ->
                    mark(connection, who, read.conversation(), read.seq(), read.seq());
            case ClientFrame.Typing typing -> typists.typing(connection, who, typing);
            case ClientFrame.Want want -> watching.snapshot(connection, want.conversation());
            case ClientFrame.Sync sync ->
                    watching.sync(connection, who, sync.conversation(), sync.after());
            case ClientFrame.Cancel cancel -> {
                if (who.principal() instanceof Principal.Visitor
                        && watching.sees(connection, cancel.conversation())) {
                    drafts.stop(cancel.conversation(), cancel.turn());
                }
            }
            case ClientFrame.Watch _ -> watching.inbox(connection, who);
            case ClientFrame.Ping _, ClientFrame.Pong _ -> {
                // Having been heard is all that it is for.
            }
            case ClientFrame.Bye _ -> connection.closeAfterSending(CloseCode.BYE);
        }
    }

    private boolean isFull() {
        return pressures.stream().anyMatch(it -> it.waited().compareTo(ADMITTED) > 0);
    }

    private void mark(
            Connection connection,
            Connection.Identified who,
            UUID conversation,
            long got,
            long read) {
        if (watching.sees(connection, conversation)) {
            conversations.mark(conversation, who.device(), got, read);
        }
    }
}
