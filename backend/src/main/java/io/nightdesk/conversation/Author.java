package io.nightdesk.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who wrote or did something, as everyone in the conversation may see it.
///
/// @param id the visitor's or the agent's id; null for the assistant and the system
/// @param name what to show, never blank: "Maria", "Ava"; "Customer" for a visitor without a name
public record Author(Kind kind, @Nullable UUID id, String name) {

    /// The product itself: what nobody did.
    public static final Author SYSTEM = new Author(Kind.SYSTEM, null, "Nightdesk");

    public enum Kind {
        @JsonProperty("visitor")
        VISITOR,
        @JsonProperty("assistant")
        ASSISTANT,
        @JsonProperty("agent")
        AGENT,
        @JsonProperty("system")
        SYSTEM
    }
}
