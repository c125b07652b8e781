package io.nightdesk.llm;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A provider answered with an HTTP status other than 2xx. Keeps what LangChain4j's own exception
/// throws away.
final class ProviderStatusException extends HttpException {

    private final @Nullable Duration retryAfter;
    private final boolean contentFilter;

    /// @param message the provider's words, cleaned
    /// @param retryAfter when it said how long to leave it alone
    /// @param contentFilter the status stands for a refusal of the content
    ProviderStatusException(
            int status, String message, @Nullable Duration retryAfter, boolean contentFilter) {
        super(status, message);
        this.retryAfter = retryAfter;
        this.contentFilter = contentFilter;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    Failure failure() {
        if (contentFilter) {
            return Failure.CONTENT_FILTER;
        }
        return switch (statusCode()) {
            case 401, 403 -> Failure.UNAUTHORIZED;
            case 404 -> Failure.NOT_FOUND;
            case 408 -> Failure.SERVER_ERROR;
            case 429 -> Failure.RATE_LIMITED;
            default -> statusCode() >= 500 ? Failure.SERVER_ERROR : Failure.REJECTED;
        };
    }
}
