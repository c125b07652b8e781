package io.nightdesk.knowledge.index;

import io.nightdesk.knowledge.text.Chunk;

/// An article that was found, by its best chunk.
///
/// @param cosine mean of the models for this chunk and the last message
public record Hit(IndexedArticle article, Chunk chunk, double score, double cosine) {}
