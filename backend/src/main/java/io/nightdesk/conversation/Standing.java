package io.nightdesk.conversation;

/// A conversation, and how far one device has come in it.
///
/// @param lastNumber the last accepted `number` of the device; 0 for none
public record Standing(Summary conversation, long lastNumber) {}
