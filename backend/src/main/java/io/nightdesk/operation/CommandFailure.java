package io.nightdesk.operation;

/// Ends a command with one line on standard error and exit status 1. The message says what was
/// wrong and what would be right; it is shown without a stack trace.
public class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
