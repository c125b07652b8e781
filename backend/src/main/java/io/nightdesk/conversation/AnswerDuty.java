package io.nightdesk.conversation;

import java.util.Map;

/// How the duty to answer comes into being with a message. Whoever answers puts it down in the
/// statement that writes the message: both are there or neither, without a trip to the database of
/// its own.
public interface AnswerDuty {

    /// A call in SQL, evaluated once for each message that a customer wrote while the assistant
    /// owns the conversation, after it was written and under the lock of the conversation's row.
    /// It may use `message.turn` (a new id), `message.conversation`, `posted.seq`,
    /// `posted.owner_epoch` and what [#parameters] names. Its value is not looked at.
    String call();

    /// The values of the call's named parameters.
    Map<String, Object> parameters();
}
