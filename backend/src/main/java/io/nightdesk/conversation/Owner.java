package io.nightdesk.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who has the duty to answer. Stored as its own column and never derived from anything else; every
/// change of owner raises the conversation's `ownerEpoch`, which fences an assistant still writing.
public enum Owner {
    /// The assistant answers.
    @JsonProperty("ai")
    AI,
    /// Waiting for a person; the assistant is silent.
    @JsonProperty("queue")
    QUEUE,
    /// A person answers.
    @JsonProperty("agent")
    AGENT,
    /// Over. A closed conversation refuses messages until an agent opens it again.
    @JsonProperty("closed")
    CLOSED
}
