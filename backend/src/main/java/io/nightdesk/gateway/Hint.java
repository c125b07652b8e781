package io.nightdesk.gateway;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What nodes tell each other over Redis. A hint may be lost, doubled or late without harm: the
/// truth is in the database, and readers heal from there.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface Hint {

    /// The node that published it, which has served its own sockets already.
    UUID node();

    /// A conversation's log has grown.
    ///
    /// @param event the new event if it is small; else null, and readers fetch it
    @JsonTypeName("appended")
    record Appended(UUID node, UUID conversation, long seq, @Nullable Event event)
            implements Hint {}

    /// Something best effort for whoever shows the conversation.
    ///
    /// @param audience who may see it; the team always does
    /// @param except a device that must not get its own echo
    @JsonTypeName("ephemeral")
    record Ephemeral(
            UUID node,
            UUID conversation,
            Audience audience,
            @Nullable UUID except,
            ServerFrame frame)
            implements Hint {}

    /// Somebody has signed out at the desk.
    @JsonTypeName("signed_out")
    record SignedOut(UUID node, UUID staff) implements Hint {}

    /// The node is alive and its hints arrive.
    @JsonTypeName("beat")
    record Beat(UUID node, long number, int agentsOnline) implements Hint {}
}
