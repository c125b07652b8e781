package io.nightdesk.desk;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Owner;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation as the inbox lists it.
///
/// @param version the conversation's last `seq`; rises with every visible change
/// @param visitor what to call the customer, for example "Visitor 4F2A"
/// @param agent who owns it, when a person does
/// @param reason why it waits or waited for a person; null when it never did
/// @param waitingSince when the customer began to wait for a person; null when nobody waits
/// @param overdue waits for a first word of a person for longer than the desk has promised
/// @param lastText the start of the last message, at most 140 characters, without Markdown
public record InboxRow(
        UUID conversation,
        long version,
        String visitor,
        String locale,
        Owner owner,
        @Nullable Author agent,
        @Nullable HandoffReason reason,
        @Nullable Instant waitingSince,
        String lastText,
        Author.@Nullable Kind lastAuthor,
        Instant lastAt,
        Instant openedAt,
        boolean overdue) {}
