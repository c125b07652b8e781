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

/// Takes a message in. The ack is sent after the commit and never without it.
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
            connection.refuse(
                    send,
                    Nacks.order(
                            send, transcripts.lastNumber(send.conversation(), who.device()) + 1));
            return;
        }
        PostResult result =
                conversations.post(
                        new PostMessage(
                                send.conversation(),
                                authorOf(who.principal()),
                                send.clientMessageId(),
                                who.device(),
                                send.number(),
                                send.body(),
                                send.replyTo(),
                                internal));
        if (result instanceof PostResult.OutOfOrder(var expected)) {
            connection.refuse(send, Nacks.order(send, expected));
        } else {
            connection.awaitNothing(send.conversation());
            connection.send(answer(send, result));
        }
    }

    /// Whether another message is to be repeated before this one. A client that has heard of it by
    /// another way need not.
    private boolean overtakes(Connection connection, ClientFrame.Send send) {
        UUID awaited = connection.awaited(send.conversation());
        if (awaited == null
                || awaited.equals(send.clientMessageId())
                || transcripts.holds(send.conversation(), awaited)) {
            connection.awaitNothing(send.conversation());
            return false;
        }
        return true;
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
