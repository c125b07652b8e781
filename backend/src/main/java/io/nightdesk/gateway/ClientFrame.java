package io.nightdesk.gateway;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a client may say in `chat.v1`. One JSON object a text frame, at most 64 KiB; unknown
/// fields are ignored.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ClientFrame {

    /// The first frame: who this is and from where each conversation goes on.
    ///
    /// @param version the protocol's version, 1
    /// @param device one tab; the scope of `Send.number`
    /// @param token a visitor's session token, or an agent's one-time ticket
    /// @param caps what this client can do beyond version 1: `hello_again`, say hello again on this
    ///     connection when a nack `READ_ONLY` answers it
    /// @param resume the conversations this client shows
    @JsonTypeName("hello")
    record Hello(
            int version,
            String sdk,
            UUID device,
            String token,
            @Nullable List<String> caps,
            @Nullable List<Resume> resume)
            implements ClientFrame {

        public Hello {
            required(sdk, "sdk");
            required(device, "device");
            required(token, "token");
        }

        boolean can(String cap) {
            return caps != null && caps.contains(cap);
        }
    }

    /// From where one conversation goes on.
    ///
    /// @param epoch the database incarnation the client learnt in its last welcome; null at first
    /// @param after the last `seq` up to which the client has everything; 0 for none
    /// @param turn the streaming answer on screen, if there is one
    record Resume(UUID conversation, @Nullable Long epoch, long after, @Nullable ShownTurn turn) {

        public Resume {
            required(conversation, "conversation");
        }
    }

    /// A streaming answer as far as it is on screen.
    ///
    /// @param offset length of the shown text in UTF-16 units
    record ShownTurn(UUID turn, int attempt, int offset) {

        public ShownTurn {
            required(turn, "turn");
        }
    }

    /// A message. Answered by exactly one ack or nack.
    ///
    /// @param clientMessageId a UUIDv7 made at the key press and kept for every retry
    /// @param number counts this device's accepted sends in this conversation, from 1
    /// @param body the text, 1 to 4,000 code points
    /// @param replyTo the `seq` of a message this one answers
    /// @param internal true makes it a note for the team; agents only
    @JsonTypeName("send")
    record Send(
            UUID conversation,
            UUID clientMessageId,
            long number,
            String body,
            @Nullable Long replyTo,
            @Nullable Boolean internal)
            implements ClientFrame {

        // As large as a browser can count; far from where the database could not.
        private static final long MOST = (1L << 53) - 1;

        public Send {
            required(conversation, "conversation");
            required(clientMessageId, "clientMessageId");
            required(body, "body");
            if (number > MOST || number < -MOST) {
                throw new IllegalArgumentException("no browser counts to number " + number);
            }
        }
    }

    /// Everything up to `seq` has arrived.
    @JsonTypeName("got")
    record Got(UUID conversation, long seq) implements ClientFrame {

        public Got {
            required(conversation, "conversation");
        }
    }

    /// Everything up to `seq` was on screen.
    @JsonTypeName("read")
    record Read(UUID conversation, long seq) implements ClientFrame {

        public Read {
            required(conversation, "conversation");
        }
    }

    /// Writing, or no longer writing. Best effort; at most one in 3 seconds.
    @JsonTypeName("typing")
    record Typing(UUID conversation, boolean active) implements ClientFrame {

        public Typing {
            required(conversation, "conversation");
        }
    }

    /// Asks for a snapshot, after a delta whose offset did not fit.
    @JsonTypeName("want")
    record Want(UUID conversation, UUID turn) implements ClientFrame {

        public Want {
            required(conversation, "conversation");
            required(turn, "turn");
        }
    }

    /// Asks for the events after `after`, and for live events from then on.
    @JsonTypeName("sync")
    record Sync(UUID conversation, long after) implements ClientFrame {

        public Sync {
            required(conversation, "conversation");
        }
    }

    /// Stops the answer that is being written; what has been shown becomes the message.
    @JsonTypeName("cancel")
    record Cancel(UUID conversation, UUID turn) implements ClientFrame {

        public Cancel {
            required(conversation, "conversation");
            required(turn, "turn");
        }
    }

    /// Subscribes an agent's socket to the inbox.
    @JsonTypeName("watch")
    record Watch() implements ClientFrame {}

    @JsonTypeName("ping")
    record Ping(long n) implements ClientFrame {}

    @JsonTypeName("pong")
    record Pong(long n) implements ClientFrame {}

    /// The client has nothing more to say; the server closes when it has answered what came
    /// before.
    @JsonTypeName("bye")
    record Bye() implements ClientFrame {}

    private static void required(@Nullable Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
    }
}
