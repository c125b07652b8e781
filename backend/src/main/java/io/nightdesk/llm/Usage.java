package io.nightdesk.llm;

import org.jspecify.annotations.Nullable;

/// What an answer cost. What the provider did not tell is null, which is not 0.
///
/// @param tokensIn all that was read
/// @param cached of `tokensIn`: those that the provider knew already, and charges less for
/// @param cacheWrites of `tokensIn`: those that it keeps for the next time, and charges more for
/// @param tokensOut all that was written
/// @param reasoning of `tokensOut`: those that the model thought and nobody reads
/// @param estimated the provider did not say how many were read, or written, so that these are
///     guessed from the length of the text
public record Usage(
        int tokensIn,
        @Nullable Integer cached,
        @Nullable Integer cacheWrites,
        int tokensOut,
        @Nullable Integer reasoning,
        boolean estimated) {

    static final Usage NONE = new Usage(0, 0, false);

    public Usage(int tokensIn, int tokensOut, boolean estimated) {
        this(tokensIn, null, null, tokensOut, null, estimated);
    }
}
