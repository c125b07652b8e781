package io.nightdesk.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One visible change of a conversation. `seq` starts at 1 and has no gaps within a conversation,
/// whoever reads: what a reader may not see comes as [Hidden], so that it can tell a hole from a
/// secret.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Event {

    long seq();

    /// Somebody wrote. `text` is the small Markdown of the widget.
    ///
    /// @param clientMessageId set on what a browser sent; the sender matches its own bubble by it
    /// @param turn set on the assistant's answers
    /// @param citations empty unless the assistant wrote
    /// @param stopped the customer stopped the answer; `text` is what had been shown
    /// @param rung which rung of the ladder answered: `primary`, `secondary`, `extractive`,
    ///     `cache`, `canned`, `fixed`, `person`; null unless the assistant wrote
    /// @param choices what the assistant asks the customer to choose from, two or three, by
    ///     sending one of them as a message; null when there is nothing to choose
    @JsonTypeName("message")
    record Message(
            long seq,
            Instant at,
            Author author,
            String text,
            @Nullable UUID clientMessageId,
            @Nullable UUID turn,
            List<Citation> citations,
            boolean stopped,
            @Nullable String rung,
            @Nullable List<String> choices)
            implements Event {

        public Message {
            citations = List.copyOf(citations);
            choices = choices == null ? null : List.copyOf(choices);
        }
    }

    /// An internal note: agents see it, visitors get [Hidden].
    @JsonTypeName("note")
    record Note(long seq, Instant at, Author author, String text, @Nullable UUID clientMessageId)
            implements Event {}

    /// The duty to answer moved.
    ///
    /// @param by who caused it: the visitor who asked, the assistant that gave up, the agent who
    ///     claimed
    /// @param agent who owns it now; set when `owner` is [Owner#AGENT]
    /// @param reason set when `owner` is [Owner#QUEUE]
    @JsonTypeName("owner")
    record OwnerChanged(
            long seq,
            Instant at,
            Owner owner,
            Author by,
            @Nullable Author agent,
            @Nullable HandoffReason reason)
            implements Event {}

    /// A customer said whether an answer helped.
    ///
    /// @param message the `seq` of the answer
    /// @param value null takes an earlier thumb back
    @JsonTypeName("feedback")
    record Feedback(long seq, Instant at, long message, @Nullable Thumb value) implements Event {}

    /// Something this reader may not see. Carries its `seq` and nothing else.
    @JsonTypeName("hidden")
    record Hidden(long seq) implements Event {}

    /// A customer's verdict on an answer.
    enum Thumb {
        @JsonProperty("up")
        UP,
        @JsonProperty("down")
        DOWN
    }
}
