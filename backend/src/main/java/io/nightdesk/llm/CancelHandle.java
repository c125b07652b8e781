package io.nightdesk.llm;

import org.jspecify.annotations.Nullable;

/// Stops one [LanguageModel#complete] from any thread: the socket to the provider is closed at
/// once, before its first byte as well as after, and the call returns [Completion.Cancelled].
/// Serves one call; a later cancel does nothing.
public final class CancelHandle {

    private boolean cancelled;
    private @Nullable Runnable running;

    /// Cancels, now and for what has not begun yet. Returns without waiting.
    public void cancel() {
        Runnable stop;
        synchronized (this) {
            cancelled = true;
            stop = running;
            running = null;
        }
        if (stop != null) {
            stop.run();
        }
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /// One that is cancelled with this one, and may be alone.
    public CancelHandle inner() {
        CancelHandle inner = new CancelHandle();
        whenCancelled(inner::cancel);
        return inner;
    }

    /// Names what a cancel must stop from now on, null for nothing; runs it at once when the cancel
    /// came first.
    void whenCancelled(@Nullable Runnable stop) {
        synchronized (this) {
            if (!cancelled) {
                running = stop;
                return;
            }
        }
        if (stop != null) {
            stop.run();
        }
    }
}
