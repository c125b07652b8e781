package io.nightdesk.conversation;

/// Who reads a conversation.
public enum Audience {
    /// The customer: notes come as [Event.Hidden].
    VISITOR,
    /// The people at the desk: everything.
    TEAM;

    /// The event as this audience may see it, under the same `seq`.
    public Event view(Event event) {
        return switch (event) {
            case Event.Note note when this == VISITOR -> new Event.Hidden(note.seq());
            case Event other -> other;
        };
    }
}
