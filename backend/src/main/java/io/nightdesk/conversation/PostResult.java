package io.nightdesk.conversation;

import java.time.Instant;

/// What became of a message.
public sealed interface PostResult {

    /// Committed under `seq`; it will never be lost.
    record Posted(long seq, Instant at) implements PostResult {}

    /// Had been committed before, under this `seq`; nothing was written now.
    record Duplicate(long seq, Instant at) implements PostResult {}

    /// The id was used before for another text or by somebody else.
    record IdReused() implements PostResult {}

    /// Not the device's next number.
    ///
    /// @param expected the number to go on from
    record OutOfOrder(long expected) implements PostResult {}

    /// No visible character.
    record Empty() implements PostResult {}

    /// Too many characters.
    ///
    /// @param max code points allowed
    record TooLong(int max) implements PostResult {}

    /// No such conversation for this author.
    record Unknown() implements PostResult {}

    /// An agent wrote into a conversation that is not theirs.
    record NotOwner() implements PostResult {}

    /// The conversation is over.
    record Closed() implements PostResult {}
}
