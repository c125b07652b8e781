package io.nightdesk.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Event;
import io.nightdesk.desk.InboxRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the server may say in `chat.v1`. Clients ignore types and fields they do not know.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerFrame {

    /// Answers hello.
    ///
    /// @param heartbeatMs the server pings this often; a client that hears nothing for this long
    ///     plus 10 s reconnects
    /// @param epoch the database's incarnation; changes after a restore
    @JsonTypeName("welcome")
    record Welcome(
            UUID session,
            String node,
            long generation,
            long epoch,
            int heartbeatMs,
            Limits limits,
            Instant now,
            List<Resumed> resumed)
            implements ServerFrame {}

    /// What this server accepts.
    ///
    /// @param maxLength code points in a message
    /// @param window sends that may wait for their ack
    record Limits(int maxLength, int window) {}

    /// Answers one `resume` of hello.
    ///
    /// @param ok false: forget what is shown of this conversation and start from `seq` 0
    /// @param from the first `seq` that will come; 0: there is no such conversation, or it is
    ///     another's
    /// @param top the last `seq` at this moment
    /// @param lastNumber the last accepted `number` of this device
    record Resumed(UUID conversation, boolean ok, long from, long top, long lastNumber) {}

    /// The message is committed and will never be lost.
    @JsonTypeName("ack")
    record Ack(UUID conversation, UUID clientMessageId, long seq, Instant at)
            implements ServerFrame {}

    /// A frame was refused.
    ///
    /// @param clientMessageId the refused send; null when the frame was not one
    /// @param retry true: keep the message and send it again after `afterMs`
    /// @param expected with [Code#ORDER], the number to go on from
    /// @param message what was wrong and what would be right, in English, for developers
    @JsonTypeName("nack")
    record Nack(
            @Nullable UUID conversation,
            @Nullable UUID clientMessageId,
            Code code,
            boolean retry,
            @Nullable Integer afterMs,
            @Nullable Long expected,
            String message)
            implements ServerFrame {}

    /// A contiguous run of events, `from` to `to`.
    ///
    /// @param more another page follows at once
    @JsonTypeName("events")
    record Events(UUID conversation, long from, long to, List<Event> items, boolean more)
            implements ServerFrame {}

    /// Where the assistant's duty to answer stands. Best effort; the final answer is an event.
    ///
    /// @param state `failed` is kept and not sent
    /// @param detail what a running turn is doing
    @JsonTypeName("turn")
    record Turn(
            UUID conversation, UUID turn, int attempt, TurnState state, @Nullable TurnDetail detail)
            implements ServerFrame {}

    enum TurnState {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("handed_off")
        HANDED_OFF,
        @JsonProperty("cancelled")
        CANCELLED
    }

    enum TurnDetail {
        @JsonProperty("searching")
        SEARCHING,
        @JsonProperty("writing")
        WRITING
    }

    /// More text of a streaming answer. Apply only if `offset` equals the length shown and
    /// `attempt` is the one shown; else send want.
    ///
    /// @param offset in UTF-16 units
    @JsonTypeName("delta")
    record Delta(UUID conversation, UUID turn, int attempt, int offset, String text)
            implements ServerFrame {}

    /// The whole text of a streaming answer so far. A newer attempt's replaces the text shown.
    @JsonTypeName("snapshot")
    record Snapshot(UUID conversation, UUID turn, int attempt, String text)
            implements ServerFrame {}

    /// Somebody else is writing. Forget it after `ttlMs`.
    @JsonTypeName("typing")
    record Typing(UUID conversation, Author author, boolean active, int ttlMs)
            implements ServerFrame {}

    /// How a waiting conversation stands in the queue.
    ///
    /// @param queuePosition from 1, over the whole site; null when it does not wait
    @JsonTypeName("presence")
    record Presence(UUID conversation, @Nullable Integer queuePosition, int agentsOnline)
            implements ServerFrame {}

    @JsonTypeName("ping")
    record Ping(long n) implements ServerFrame {}

    @JsonTypeName("pong")
    record Pong(long n) implements ServerFrame {}

    /// Open another connection within `deadlineMs`, starting after `afterMs`, then close this one.
    ///
    /// @param url kept and not sent
    @JsonTypeName("drain")
    record Drain(int afterMs, int deadlineMs, long generation, @Nullable String url)
            implements ServerFrame {}

    /// What is shown of this conversation may have a hole; sync it again. Kept and not sent.
    @JsonTypeName("resync")
    record Resync(UUID conversation, String reason) implements ServerFrame {}

    /// How the parts behind the server do. Sent while the store is away; how models fare, the
    /// console asks at `GET /api/v1/status`.
    ///
    /// @param ai `slow` and `down` are kept and not sent
    @JsonTypeName("status")
    record Status(AiState ai, StoreState store) implements ServerFrame {}

    enum AiState {
        @JsonProperty("ok")
        OK,
        @JsonProperty("slow")
        SLOW,
        @JsonProperty("down")
        DOWN
    }

    enum StoreState {
        @JsonProperty("ok")
        OK,
        @JsonProperty("read_only")
        READ_ONLY
    }

    /// A row of the inbox as it is now. Apply it if `row.version` is greater than the one shown;
    /// after a gap read the list again.
    @JsonTypeName("inbox")
    record Inbox(InboxRow row) implements ServerFrame {}
}
