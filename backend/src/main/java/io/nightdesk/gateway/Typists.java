package io.nightdesk.gateway;

import io.nightdesk.conversation.Audience;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Passes on who is writing. Best effort, forgotten by itself.
@Component
class Typists {

    private static final int TTL_MS = 6_000;

    private final Fanout fanout;
    private final Watching watching;

    Typists(Fanout fanout, Watching watching) {
        this.fanout = fanout;
        this.watching = watching;
    }

    void typing(Connection connection, Connection.Identified who, ClientFrame.Typing typing) {
        UUID conversation = typing.conversation();
        if (watching.sees(connection, conversation)) {
            fanout.ephemeral(
                    conversation,
                    Audience.VISITOR,
                    who.device(),
                    new ServerFrame.Typing(
                            conversation,
                            Sending.authorOf(who.principal()),
                            typing.active(),
                            TTL_MS));
        }
    }
}
