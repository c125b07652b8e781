package io.nightdesk.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message on its way in.
///
/// @param clientMessageId made once by the browser, kept for every retry
/// @param device the tab it was written in
/// @param number the device's counter in this conversation, from 1; only the next one is accepted
/// @param replyTo the `seq` of the message it answers
/// @param text without what PostgreSQL cannot store as text: U+0000 is left out, and half of a
///     surrogate pair becomes U+FFFD; a copy of the message that is sent again is the same then
/// @param internal a note for the team instead of a message
public record PostMessage(
        UUID conversation,
        Author author,
        UUID clientMessageId,
        UUID device,
        long number,
        String text,
        @Nullable Long replyTo,
        boolean internal) {

    public PostMessage {
        text = storable(text);
    }

    private static String storable(String text) {
        return text.codePoints()
                .filter(point -> point != 0)
                .map(point -> isHalf(point) ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// `codePoints()` gives a surrogate only where its other half is missing.
    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
