package io.nightdesk.gateway;

import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.DraftSource;
import io.nightdesk.identity.Principal;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Says what each kind of client frame does.
@Component
class Frames {

    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);

    /// How long a client waits before it tries a write again while the database is away.
    private static final int STORE_RETRY_MS = 1_000;

    private final Greeting greeting;
    private final Sending sending;
    private final Watching watching;
    private final Typists typists;
    private final Conversations conversations;
    private final DraftSource drafts;

    Frames(
            Greeting greeting,
            Sending sending,
            Watching watching,
            Typists typists,
            Conversations conversations,
            DraftSource drafts) {
        this.greeting = greeting;
        this.sending = sending;
        this.watching = watching;
        this.typists = typists;
        this.conversations = conversations;
        this.drafts = drafts;
    }

    void handle(Connection connection, ClientFrame frame) {
        try {
            if (frame instanceof ClientFrame.Hello hello) {
                greeting.greet(connection, hello);
            } else {
                Connection.Identified who = connection.identified();
                if (who == null) {
                    connection.close(CloseCode.NO_HELLO);
                } else {
                    dispatch(connection, who, frame);
                }
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.atWarn()
                    .addKeyValue("frame", frame.getClass().getSimpleName())
                    .log("store: {}", e.toString());
            connection.send(
                    new ServerFrame.Status(
                            ServerFrame.AiState.OK, ServerFrame.StoreState.READ_ONLY));
            if (frame instanceof ClientFrame.Send send) {
                connection.send(
                        Nacks.later(send, Code.READ_ONLY, STORE_RETRY_MS, "the database is away"));
            } else if (frame instanceof ClientFrame.Hello) {
                // Nothing can be resumed now; the client comes back by its own back-off.
                connection.close(CloseCode.SHUTDOWN);
            }
        }
    }

    private void dispatch(Connection connection, Connection.Identified who, ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Hello _ -> throw new IllegalStateException("hello is dealt with");
            case ClientFrame.Send send -> sending.send(connection, who, send);
            case ClientFrame.Got got -> mark(connection, who, got.conversation(), got.seq(), 0);
            case ClientFrame.Read read ->
                    mark(connection, who, read.conversation(), read.seq(), read.seq());
            case ClientFrame.Typing typing -> typists.typing(connection, who, typing);
            case ClientFrame.Want want -> watching.snapshot(connection, want.conversation());
            case ClientFrame.Sync sync ->
                    watching.sync(connection, who, sync.conversation(), sync.after());
            case ClientFrame.Cancel cancel -> {
                if (connection.shows(cancel.conversation())
                        && who.principal() instanceof Principal.Visitor) {
                    drafts.stop(cancel.conversation(), cancel.turn());
                }
            }
            case ClientFrame.Watch _ -> watching.inbox(connection, who);
            case ClientFrame.Ping ping -> connection.send(new ServerFrame.Pong(ping.n()));
            case ClientFrame.Pong _, ClientFrame.Bye _ -> {
                // Having been heard is all a pong is for; a bye is followed by the close.
            }
        }
    }

    private void mark(
            Connection connection,
            Connection.Identified who,
            UUID conversation,
            long got,
            long read) {
        if (connection.shows(conversation)) {
            conversations.mark(conversation, who.device(), got, read);
        }
    }
}
