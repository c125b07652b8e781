package io.nightdesk.gateway;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.PostMessage;
import io.nightdesk.conversation.PostResult;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.desk.Inbox;
import io.nightdesk.identity.Principal;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Takes a message in. The ack is sent after the commit and never without it, and before the event
/// itself.
@Component
class Sending {

    private final Conversations conversations;
    private final Transcripts transcripts;
    private final Watching watching;

    Sending(Conversations conversations, Transcripts transcripts, Watching watching) {
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.watching = watching;
    }

    void send(Connection connection, Connection.Identified who, ClientFrame.Send send) {
        boolean internal = Boolean.TRUE.equals(send.internal());
        if (internal && who.principal() instanceof Principal.Visitor) {
            connection.send(Nacks.of(send, Code.FORBIDDEN, "only agents write internal notes"));
            return;
        }
        if (!watching.sees(connection, send.conversation())) {
            connection.send(unknown(send));
            return;
        }
        if (overtakes(connection, send)) {
            long last = transcripts.lastNumber(send.conversation(), who.device());
            connection.send(Nacks.order(send, last + 1));
            return;
        }
        conversations.post(
                new PostMessage(
                        send.conversation(),
                        authorOf(who.principal()),
                        send.clientMessageId(),
                        who.device(),
                        send.number(),
                        send.body(),
                        send.replyTo(),
                        internal),
                result -> {
                    if (result instanceof PostResult.Posted) {
                        connection.outageNotice().takeBack();
                    }
                    connection.send(answer(send, result));
                });
    }

    /// Whether it was sent before the client knew that one before it was refused. Its number may
    /// fit all the same: a client that reconnects counts one too few when its old connection still
    /// commits. What it sends then waits until it begins anew, or until all that was refused has
    /// arrived by another way.
    private boolean overtakes(Connection connection, ClientFrame.Send send) {
        for (UUID refused : connection.refusals().before(send)) {
            if (!transcripts.holds(send.conversation(), refused)) {
                return true;
            }
        }
        connection.refusals().forget(send.conversation());
        return false;
    }

    private static ServerFrame answer(ClientFrame.Send send, PostResult result) {
        UUID id = send.clientMessageId();
        return switch (result) {
            case PostResult.Posted(var seq, var at) ->
                    new ServerFrame.Ack(send.conversation(), id, seq, at);
            case PostResult.Duplicate(var seq, var at) ->
                    new ServerFrame.Ack(send.conversation(), id, seq, at);
            case PostResult.IdReused() ->
                    Nacks.of(
                            send,
                            Code.ID_REUSED,
                            "this clientMessageId was sent with another text");
            case PostResult.OutOfOrder(var expected) -> Nacks.order(send, expected);
            case PostResult.Empty() -> Nacks.of(send, Code.EMPTY, "body has no visible character");
            case PostResult.TooLong(var max) ->
                    Nacks.of(
                            send,
                            Code.TOO_LONG,
                            "body may hold %d code points at most".formatted(max));
            case PostResult.Unknown() -> unknown(send);
            case PostResult.NotOwner() ->
                    Nacks.of(send, Code.FORBIDDEN, "claim the conversation before you reply");
            case PostResult.Closed() -> Nacks.of(send, Code.CLOSED, "the conversation has ended");
        };
    }

    private static ServerFrame.Nack unknown(ClientFrame.Send send) {
        return Nacks.of(send, Code.UNKNOWN_CONVERSATION, "no such conversation; open it first");
    }

    static Author authorOf(Principal principal) {
        return switch (principal) {
            case Principal.Visitor visitor ->
                    new Author(Author.Kind.VISITOR, visitor.id(), visitor.name());
            case Principal.Agent agent -> Inbox.authorOf(agent);
        };
    }
}
