package io.nightdesk.llm;

import java.util.Locale;

/// Why an attempt gave no whole answer.
public enum Failure {
    /// No connection: refused, no such host, TLS.
    CONNECT,
    /// No response headers in time.
    FIRST_BYTE_TIMEOUT,
    /// Headers but no text in time.
    FIRST_TEXT_TIMEOUT,
    /// Text, then silence.
    STALL,
    /// Still speaking when the time of an attempt or of the turn was over.
    TOTAL_TIMEOUT,
    /// The connection broke, or the stream ended without the provider's mark of a finished answer.
    CUT_OFF,
    /// HTTP 5xx or 408.
    SERVER_ERROR,
    /// An error reported inside a stream that had begun well.
    ERROR_IN_STREAM,
    /// HTTP 429.
    RATE_LIMITED,
    /// HTTP 401 or 403: the key is wrong or may not use the model.
    UNAUTHORIZED,
    /// HTTP 404: no such model or address.
    NOT_FOUND,
    /// Another 4xx, a conversation that is too long among them.
    REJECTED,
    /// Not what was asked for: another content type, garbage, an event beyond the size limit.
    MALFORMED,
    /// A tool was called. None is ever offered, so the model makes it up, and what it said before
    /// is no answer but the announcement of one.
    TOOL_CALL,
    /// A finished answer without any text.
    EMPTY,
    /// The provider's content filter.
    CONTENT_FILTER,
    /// Not tried: it failed too often a short while ago.
    BREAKER_OPEN,
    /// Not tried: as many streams are open as it may have.
    FULL,
    /// The customer, or the turn, stopped it.
    CANCELLED,
    /// A bug on our side.
    INTERNAL;

    /// Whether the same question may be answered once this is over, and not another answer to it be
    /// needed: nobody was reached, or not to the end.
    boolean isOutage() {
        return switch (this) {
            case REJECTED, TOOL_CALL, EMPTY, CONTENT_FILTER, CANCELLED, INTERNAL -> false;
            case CONNECT,
                    FIRST_BYTE_TIMEOUT,
                    FIRST_TEXT_TIMEOUT,
                    STALL,
                    TOTAL_TIMEOUT,
                    CUT_OFF,
                    SERVER_ERROR,
                    ERROR_IN_STREAM,
                    RATE_LIMITED,
                    UNAUTHORIZED,
                    NOT_FOUND,
                    MALFORMED,
                    BREAKER_OPEN,
                    FULL ->
                    true;
        };
    }

    /// The word for it in SQL and in metrics.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
