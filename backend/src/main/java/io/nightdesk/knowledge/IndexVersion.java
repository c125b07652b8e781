package io.nightdesk.knowledge;

import java.time.Instant;
import java.util.List;

/// What the index that is searched at the moment was made of.
///
/// @param models names of the embedding models
/// @param chunker version of the way articles are cut
/// @param revision counts the changes of what is published; nodes with the same one search the same
/// @param articles how many can be found
/// @param embedded whether all of them can be found by their meaning, not only by their words
/// @param since when it replaced the one before
public record IndexVersion(
        List<String> models,
        int chunker,
        long revision,
        int articles,
        boolean embedded,
        Instant since) {

    public IndexVersion {
        models = List.copyOf(models);
    }
}
