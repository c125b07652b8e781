package io.nightdesk.llm;

import org.jspecify.annotations.Nullable;

/// A stream did not end as it should.
final class StreamException extends RuntimeException {

    private final Failure failure;

    StreamException(Failure failure, String message) {
        this(failure, message, null);
    }

    StreamException(Failure failure, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
