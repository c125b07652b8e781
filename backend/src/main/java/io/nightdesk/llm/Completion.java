package io.nightdesk.llm;

import java.util.List;

/// How a call ended; exactly one per call.
public sealed interface Completion {

    /// Every deployment that was tried or passed over, in order. The last one of a [Completed] has
    /// no failure.
    List<Attempt> attempts();

    /// A whole answer.
    ///
    /// @param text all text of the attempt that succeeded, never blank
    /// @param cutOff the answer reached the limit of output tokens and may end in mid-sentence
    record Completed(
            String text,
            boolean cutOff,
            Usage usage,
            Answered by,
            Timings timings,
            List<Attempt> attempts)
            implements Completion {

        public Completed {
            attempts = List.copyOf(attempts);
        }
    }

    /// The provider's content filter refused. Another provider must not be asked the same.
    record Refused(Answered by, List<Attempt> attempts) implements Completion {

        public Refused {
            attempts = List.copyOf(attempts);
        }
    }

    /// [CancelHandle#cancel] came first.
    record Cancelled(List<Attempt> attempts) implements Completion {

        public Cancelled {
            attempts = List.copyOf(attempts);
        }
    }

    /// No deployment is configured, or none gave a whole answer in time: the next rung of the
    /// ladder is an answer quoted from the knowledge base.
    record Unavailable(List<Attempt> attempts) implements Completion {

        public Unavailable {
            attempts = List.copyOf(attempts);
        }

        /// Whether a model could not be reached. Where all were, the same would come of asking them
        /// again.
        public boolean isOutage() {
            return attempts.isEmpty() || attempts.stream().anyMatch(Attempt::isOutage);
        }
    }
}
