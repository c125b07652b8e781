package io.nightdesk.conversation;

import java.util.List;

/// Messages of different conversations were appended. Published inside their transaction: what a
/// listener writes commits with the messages or not at all.
public record MessagesPosted(List<MessagePosted> messages) {

    public MessagesPosted {
        messages = List.copyOf(messages);
    }
}
