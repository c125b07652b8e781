package io.nightdesk.llm;

import dev.langchain4j.data.message.ChatMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a provider has said of tokens so far, in the terms of [Usage]; null for what it has not.
///
/// @param in all of the input; null where only `uncached` is told
/// @param uncached the input without `cached` and `cacheWrites`, where those are counted apart
/// @param out all of the output, thoughts among it
record TokenCounts(
        @Nullable Integer in,
        @Nullable Integer uncached,
        @Nullable Integer cached,
        @Nullable Integer cacheWrites,
        @Nullable Integer out,
        @Nullable Integer reasoning) {

    static final TokenCounts NONE = new TokenCounts(null, null, null, null, null, null);

    /// For a provider whose count of the input has the cached ones in it.
    static TokenCounts of(
            @Nullable Integer in,
            @Nullable Integer cached,
            @Nullable Integer out,
            @Nullable Integer reasoning) {
        return new TokenCounts(in, null, cached, null, out, reasoning);
    }

    /// Together with what is said later, which counts where both say something.
    TokenCounts then(TokenCounts later) {
        return new TokenCounts(
                latest(later.in, in),
                latest(later.uncached, uncached),
                latest(later.cached, cached),
                latest(later.cacheWrites, cacheWrites),
                latest(later.out, out),
                latest(later.reasoning, reasoning));
    }

    /// What was not told is estimated; some servers say 0 where they have not counted.
    ///
    /// @param text as far as it was heard
    Usage usage(List<ChatMessage> messages, String text) {
        int read = in == null ? orZero(uncached) + orZero(cached) + orZero(cacheWrites) : in;
        int written = orZero(out);
        return new Usage(
                read > 0 ? read : Tokens.estimate(messages),
                read > 0 ? cached : null,
                read > 0 ? cacheWrites : null,
                written > 0 ? written : Tokens.estimate(text),
                written > 0 ? reasoning : null,
                read == 0 || written == 0);
    }

    private static int orZero(@Nullable Integer told) {
        return told == null ? 0 : told;
    }

    private static @Nullable Integer latest(@Nullable Integer later, @Nullable Integer earlier) {
        return later == null ? earlier : later;
    }
}
