package io.nightdesk.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one attempt ended.
sealed interface Outcome {

    /// What had been shown of it, without what was held back.
    String text();

    /// @param firstByte from the start of the attempt
    /// @param firstText from the start of the attempt
    record Whole(String text, boolean cutOff, Usage usage, Duration firstByte, Duration firstText)
            implements Outcome {}

    /// @param retryAfter set when the provider said how long to leave it alone
    /// @param counts as far as the provider told them before it ended
    record Broken(
            String text,
            Failure failure,
            @Nullable Integer status,
            @Nullable Duration retryAfter,
            String detail,
            TokenCounts counts)
            implements Outcome {

        Broken(String text, Failure failure, String detail) {
            this(text, failure, null, null, detail, TokenCounts.NONE);
        }

        /// A provider or a proxy may repeat the key it was sent.
        Broken without(Secret key) {
            String safe = key.removedFrom(detail);
            return new Broken(text, failure, status, retryAfter, safe, counts);
        }

        /// Finds what is ours in what an adapter made of it.
        static Broken because(String text, TokenCounts counts, Throwable error) {
            for (Throwable cause = error; cause != null; cause = cause.getCause()) {
                if (cause instanceof StreamException stream) {
                    return new Broken(
                            text,
                            stream.failure(),
                            null,
                            null,
                            String.valueOf(stream.getMessage()),
                            counts);
                }
                if (cause instanceof ProviderStatusException refused) {
                    return new Broken(
                            text,
                            refused.failure(),
                            refused.statusCode(),
                            refused.retryAfter().orElse(null),
                            String.valueOf(refused.getMessage()),
                            counts);
                }
            }
            return new Broken(
                    text,
                    Failure.MALFORMED,
                    null,
                    null,
                    "an event the adapter cannot read: " + error.getClass(),
                    counts);
        }
    }
}
