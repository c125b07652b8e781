package io.nightdesk.gateway;

/// Why a frame was refused. The one list of codes of `chat.v1`; each tells a client what to do.
public enum Code {
    /// The message has no visible character. Do not send it again.
    EMPTY,
    /// More than 4,000 code points. Shorten it.
    TOO_LONG,
    /// Not JSON, not an object, an unknown type, a missing or wrongly typed field, binary, or what
    /// cannot be stored. Do not send it again.
    BAD_FRAME,
    /// `number` is not the next one of this device; resend from `expected`.
    ORDER,
    /// Too many frames; wait `afterMs`.
    RATE,
    /// The server is saturated; wait `afterMs`.
    OVERLOAD,
    /// No such conversation, or not one of this visitor's.
    UNKNOWN_CONVERSATION,
    /// This principal may not do that.
    FORBIDDEN,
    /// The token has expired or was revoked; get a new one.
    EXPIRED,
    /// The conversation is over and takes no messages unless an agent opens it again.
    CLOSED,
    /// The same `clientMessageId` came with another text.
    ID_REUSED,
    /// The database is away or takes no writes; keep the message, or the hello, and wait `afterMs`.
    READ_ONLY
}
