package io.nightdesk.testing;

/// What carries the frames of a [ChatSocket].
interface Carrier {

    void text(String frame);

    void binary(byte[] bytes);

    /// Closes as a client does that has another connection.
    void leave();

    /// Ends without a word.
    void cut();

    /// Who is told what comes.
    interface Listener {

        void frame(String text);

        /// @param code 1006 when it ended without one
        void closed(int code);
    }
}
