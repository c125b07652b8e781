package io.nightdesk.conversation;

import java.util.UUID;

/// What has been written in a conversation lately.
///
/// @param last the newest `seq` of it
/// @param moved the newest `seq` of it with which the owner moved; 0 when it did not
public record Activity(UUID conversation, long last, long moved) {}
