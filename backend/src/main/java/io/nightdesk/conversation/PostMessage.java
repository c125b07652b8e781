package io.nightdesk.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message on its way in.
///
/// @param clientMessageId made once by the browser, kept for every retry
/// @param device the tab it was written in
/// @param number the device's counter in this conversation, from 1; only the next one is accepted
/// @param replyTo the `seq` of the message it answers
/// @param internal a note for the team instead of a message
public record PostMessage(
        UUID conversation,
        Author author,
        UUID clientMessageId,
        UUID device,
        long number,
        String text,
        @Nullable Long replyTo,
        boolean internal) {}
