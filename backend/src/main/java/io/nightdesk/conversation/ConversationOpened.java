package io.nightdesk.conversation;

import java.util.UUID;

/// A conversation came into being. Published inside the transaction that opens it.
record ConversationOpened(UUID conversation) {}
