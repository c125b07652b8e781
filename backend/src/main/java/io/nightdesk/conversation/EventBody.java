package io.nightdesk.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event says beyond its columns; a part of the log's format, so fields are only added.
record EventBody(
        @Nullable String text,
        @Nullable List<Citation> citations,
        @Nullable Boolean stopped,
        @Nullable String rung,
        @Nullable Long replyTo,
        @Nullable Owner owner,
        @Nullable Author agent,
        @Nullable HandoffReason reason,
        @Nullable Long message,
        Event.@Nullable Thumb value) {

    static EventBody message(
            String text,
            List<Citation> citations,
            boolean stopped,
            @Nullable String rung,
            @Nullable Long replyTo) {
        return new EventBody(
                text,
                citations.isEmpty() ? null : citations,
                stopped ? true : null,
                rung,
                replyTo,
                null,
                null,
                null,
                null,
                null);
    }

    static EventBody owner(Owner owner, @Nullable Author agent, @Nullable HandoffReason reason) {
        return new EventBody(null, null, null, null, null, owner, agent, reason, null, null);
    }

    static EventBody feedback(long message, Event.@Nullable Thumb value) {
        return new EventBody(null, null, null, null, null, null, null, null, message, value);
    }
}
