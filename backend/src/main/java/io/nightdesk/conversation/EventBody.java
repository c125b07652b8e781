package io.nightdesk.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an event says beyond its columns; a part of the log's format, so fields are only added.
record EventBody(
        @Nullable String text,
        @Nullable List<Citation> citations,
        @Nullable Boolean stopped,
        @Nullable String rung,
        @Nullable List<String> choices,
        @Nullable Long replyTo,
        @Nullable Owner owner,
        @Nullable Author agent,
        @Nullable HandoffReason reason,
        @Nullable Long message,
        Event.@Nullable Thumb value) {

    static EventBody message(String text, @Nullable Long replyTo) {
        return new EventBody(text, null, null, null, null, replyTo, null, null, null, null, null);
    }

    static EventBody answer(Answer answer) {
        return new EventBody(
                answer.text(),
                answer.citations().isEmpty() ? null : answer.citations(),
                answer.stopped() ? true : null,
                answer.rung(),
                answer.choices().isEmpty() ? null : answer.choices(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static EventBody owner(Owner owner, @Nullable Author agent, @Nullable HandoffReason reason) {
        return new EventBody(null, null, null, null, null, null, owner, agent, reason, null, null);
    }

    static EventBody feedback(long message, Event.@Nullable Thumb value) {
        return new EventBody(null, null, null, null, null, null, null, null, null, message, value);
    }

    /// The event whose columns say the rest.
    Event event(
            String type,
            long seq,
            Instant at,
            Author author,
            @Nullable UUID clientMessageId,
            @Nullable UUID turn) {
        return switch (type) {
            case "message" ->
                    new Event.Message(
                            seq,
                            at,
                            author,
                            written(),
                            clientMessageId,
                            turn,
                            citations == null ? List.of() : citations,
                            Boolean.TRUE.equals(stopped),
                            rung,
                            choices);
            case "note" -> new Event.Note(seq, at, author, written(), clientMessageId);
            case "owner" ->
                    new Event.OwnerChanged(
                            seq, at, owner == null ? Owner.AI : owner, author, agent, reason);
            case "feedback" -> new Event.Feedback(seq, at, message == null ? 0 : message, value);
            default -> throw new IllegalStateException("the log holds an event of type " + type);
        };
    }

    private String written() {
        return text == null ? "" : text;
    }
}
