package io.nightdesk.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation without its events: who owns it and how it looks in a list.
///
/// @param contact an e-mail address the customer has left for an answer
/// @param lastSeq the highest `seq` so far; 0 when nothing has happened
/// @param ownerEpoch rises with every change of owner
/// @param agent who owns it, when a person does
/// @param reason why it went to people last; null when it never did
/// @param waitingSince set exactly while the owner is [Owner#QUEUE]
/// @param overdue a customer has waited too long for a first word of a person
/// @param lastText the start of the last message, at most 140 characters, without Markdown
public record Summary(
        UUID id,
        UUID site,
        UUID visitor,
        String visitorName,
        String locale,
        @Nullable String page,
        @Nullable String contact,
        long lastSeq,
        Owner owner,
        long ownerEpoch,
        @Nullable Author agent,
        @Nullable HandoffReason reason,
        @Nullable Instant waitingSince,
        String lastText,
        @Nullable Author lastAuthor,
        Instant lastAt,
        Instant openedAt,
        boolean overdue) {}
