package io.nightdesk.node;

/// Something that nodes keep in memory has changed and is committed: read it again. Published to
/// the listeners of this node, never twice for the same revision unless a listener threw, and one
/// after the other. Several bumps may arrive as one event with the last revision.
///
/// @param topic what changed, as given to [Revisions#bump]
/// @param revision counts up by one with each change
public record RevisionChanged(String topic, long revision) {}
