package io.nightdesk.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event about to be written; `seq` and time come with the append.
record NewEvent(
        String type,
        Author author,
        @Nullable UUID clientMessageId,
        @Nullable UUID turn,
        EventBody body) {

    /// What lists show of it from now on; null when that is no news for them.
    @Nullable String preview() {
        String text = body.text();
        return type.equals("message") && text != null ? Preview.of(text) : null;
    }

    static NewEvent message(PostMessage message) {
        return new NewEvent(
                message.internal() ? "note" : "message",
                message.author(),
                message.clientMessageId(),
                null,
                EventBody.message(message.text(), message.replyTo()));
    }

    static NewEvent note(Author author, UUID id, String text) {
        return new NewEvent("note", author, id, null, EventBody.message(text, null));
    }

    static NewEvent answer(Answer answer) {
        return new NewEvent(
                "message", answer.author(), null, answer.turn(), EventBody.answer(answer));
    }

    static NewEvent owner(
            Author by, Owner owner, @Nullable Author agent, @Nullable HandoffReason reason) {
        return owner(by, owner, agent, reason, null);
    }

    /// @param id what must not happen twice has one
    static NewEvent owner(
            Author by,
            Owner owner,
            @Nullable Author agent,
            @Nullable HandoffReason reason,
            @Nullable UUID id) {
        return new NewEvent("owner", by, id, null, EventBody.owner(owner, agent, reason));
    }

    static NewEvent feedback(Author by, long message, Event.@Nullable Thumb value) {
        return new NewEvent("feedback", by, null, null, EventBody.feedback(message, value));
    }
}
