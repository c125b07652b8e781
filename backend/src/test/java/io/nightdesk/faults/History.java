package io.nightdesk.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What clients did and saw and what was done to the servers, in the order in which it happened.
/// Only grows. Safe from any thread; every `at` is monotonic nanoseconds of one clock, taken while
/// the entry is added, so the order of entries is the order of their times.
final class History {

    private final List<Entry> entries = new ArrayList<>();

    /// One thing that happened.
    sealed interface Entry {
        long at();
    }

    /// A message was handed to the network, for the first time or again.
    ///
    /// @param message the id that the client made for it
    record Invoked(long at, UUID device, UUID conversation, UUID message, String text)
            implements Entry {}

    record Acked(long at, UUID conversation, UUID message, long seq) implements Entry {}

    /// @param forGood whether the server said not to try again
    record Refused(long at, UUID conversation, UUID message, String code, boolean forGood)
            implements Entry {}

    /// A reader was sent an event.
    ///
    /// @param content as [Truth.Row#content] names it, to be compared with it
    record Seen(long at, String reader, UUID conversation, long seq, String content)
            implements Entry {}

    /// A reader asked to go on after a position.
    record Resumed(long at, String reader, UUID conversation, long after) implements Entry {}

    /// A reader stopped reading; it need not have everything.
    record Left(long at, String reader) implements Entry {}

    /// Somebody new began to read the whole log on a node.
    record ReadBegun(long at, long read, String node, UUID conversation) implements Entry {}

    /// That read ended.
    ///
    /// @param top the last `seq` it got
    record ReadDone(long at, long read, long top) implements Entry {}

    /// An agent's socket begins to be told of the inbox, or is told no more.
    record Watches(long at, String agent, boolean now) implements Entry {}

    /// An agent is shown a row of the inbox, by a frame or in the list.
    ///
    /// @param version the `seq` up to which it tells
    record Listed(long at, String agent, UUID conversation, long version) implements Entry {}

    /// An agent is about to take a conversation over from the assistant.
    record Claimed(long at, UUID conversation) implements Entry {}

    /// The agent is about to give it back.
    record HandedBack(long at, UUID conversation) implements Entry {}

    /// A customer wants no answer any more.
    record Stopped(long at, UUID conversation, UUID turn) implements Entry {}

    /// All the text of an unfinished answer that a reader has on screen.
    record Shown(long at, String reader, UUID conversation, UUID turn, int attempt, String text)
            implements Entry {}

    /// A client's connection no longer works.
    ///
    /// @param since when it was last known to
    record Away(long at, UUID device, long since) implements Entry {}

    /// The client has been welcomed again.
    record Back(long at, UUID device) implements Entry {}

    /// A customer was shown that something went wrong.
    ///
    /// @param since when the trouble began
    /// @param what a [Strip.Trouble], or anything when it is for good
    /// @param forGood whether the customer was told to give up
    record ErrorShown(long at, UUID device, long since, String what, boolean forGood)
            implements Entry {}

    /// That is no longer shown.
    record ErrorGone(long at, UUID device, String what) implements Entry {}

    /// A timer was set that writes one event.
    record Due(long at, UUID conversation, UUID event) implements Entry {}

    /// @param fault for example `F1`
    /// @param number of this injection within the run
    record Injected(long at, String fault, int number) implements Entry {}

    record Healed(long at, String fault, int number) implements Entry {}

    /// A history written by hand.
    static History of(Entry... entries) {
        History history = new History();
        history.entries.addAll(List.of(entries));
        return history;
    }

    /// Adds what happens now.
    ///
    /// @return when that was
    synchronized long add(LongFunction<? extends Entry> entry) {
        long now = System.nanoTime();
        entries.add(entry.apply(now));
        return now;
    }

    /// Everything so far.
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// What of [#content] names something else.
    record Content(@Nullable UUID message, @Nullable UUID turn) {

        static Content of(String content) {
            String[] words = content.split(" ", -1);
            return words.length < 3
                    ? new Content(null, null)
                    : new Content(id(words[1]), id(words[2]));
        }

        private static @Nullable UUID id(String word) {
            return word.length() == 36 ? UUID.fromString(word) : null;
        }
    }

    /// What an event says, in one word, for comparing.
    static String content(String type, @Nullable UUID message, @Nullable UUID turn, String text) {
        return "%s %s %s %08x".formatted(type, message, turn, text.hashCode());
    }
}
