package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Draft;
import io.nightdesk.conversation.DraftSource;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.PostMessage;
import io.nightdesk.conversation.PostResult;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.identity.Visitors;
import io.nightdesk.testing.Handshake;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Clients that do not read as fast as there is something to tell them.
@NightdeskTest
class SlowReaderTests {

    private static final int MESSAGES = 250;
    private static final int LIVE = 30;
    private static final String LONG = "\uD83D\uDE00".repeat(4_000);

    @LocalServerPort int port;
    @Autowired Conversations conversations;
    @Autowired Transcripts transcripts;
    @Autowired Visitors visitors;
    @Autowired FrameCodec codec;
    @Autowired Connections connections;
    @Autowired JdbcClient jdbc;

    @Test
    void whoDoesNotReadForAWhileIsNeitherCutOffNorMissesAnything() throws IOException {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        visitor.call("POST", "/api/v1/conversations/" + conversation + "/handoff", "{}");
        try (var reader = new Reader(port, visitor, conversation)) {
            Author author = Sending.authorOf(visitors.authenticate(visitor.token()).orElseThrow());
            UUID device = UUID.randomUUID();
            post(conversation, author, device, 1);
            connections.reach(conversation, repeated(conversation));
            for (int number = 2; number <= LIVE; number++) {
                post(conversation, author, device, number);
            }

            long top = transcripts.lastSeqs(List.of(conversation)).getOrDefault(conversation, 0L);
            assertThat(top).isGreaterThan(MESSAGES);
            assertThat(reader.readTo(top))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, (int) top).mapToObj(Long::valueOf).toList());
        }
    }

    @Test
    void whoDoesNotReadALongHistoryIsHeardMeanwhile() throws IOException {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        visitor.call("POST", "/api/v1/conversations/" + conversation + "/handoff", "{}");
        Author author = Sending.authorOf(visitors.authenticate(visitor.token()).orElseThrow());
        UUID device = UUID.randomUUID();
        post(conversation, author, device, 1);
        repeated(conversation);
        UUID message = TestVisitor.newId();
        try (var reader = new Reader(port, visitor, conversation)) {
            reader.say(
                    """
                    {"type":"send","conversation":"%s","clientMessageId":"%s","number":1,
                    "body":"Is anybody there?"}
                    """
                            .formatted(conversation, message));

            await().until(() -> transcripts.holds(conversation, message));
        }
    }

    /// Appends the last message again and again, in one transaction: a commit for each might take
    /// longer than a frame may be stuck.
    ///
    /// @return the last `seq`
    private long repeated(UUID conversation) {
        return jdbc.sql(
                        """
                        with last as (
                            select e.* from conversation.event e
                            where e.conversation_id = :id order by e.seq desc limit 1),
                        more as (
                            insert into conversation.event (conversation_id, seq, type,
                                author_kind, author_id, author_name, client_message_id, body)
                            select conversation_id, seq + n, type,
                                author_kind, author_id, author_name, gen_random_uuid(), body
                            from last, generate_series(1, :count) n)
                        update conversation.conversation set last_seq = last_seq + :count
                        where id = :id returning last_seq
                        """)
                .param("id", conversation)
                .param("count", MESSAGES)
                .query(Long.class)
                .single();
    }

    private void post(UUID conversation, Author author, UUID device, int number) {
        assertThat(
                        conversations.post(
                                new PostMessage(
                                        conversation,
                                        author,
                                        TestVisitor.newId(),
                                        device,
                                        number,
                                        LONG,
                                        null,
                                        false)))
                .isInstanceOf(PostResult.Posted.class);
    }

    @Test
    void eventsDoNotPileUpForWhoeverIsBehind() {
        var wire = new StuckWire();
        Subscription shown = subscription(wire, "");
        Instant now = Instant.now();
        for (int seq = 1; seq <= MESSAGES; seq++) {
            shown.offer(
                    new Event.Note(
                            seq,
                            now,
                            new Author(Author.Kind.AGENT, UUID.randomUUID(), "Mara"),
                            LONG,
                            null));
        }

        assertThat(shown.connection().isClosed()).isFalse();
        assertThat(shown.connection().isCurrent()).isFalse();
        shown.connection().close(CloseCode.BYE);
        wire.loosen();
    }

    @Test
    void anAnswerBecomesOneSnapshotForWhoeverIsBehind() {
        var wire = new StuckWire();
        String word = "x".repeat(1_000);
        Subscription shown = subscription(wire, word.repeat(500));
        for (int i = 0; i < 500; i++) {
            shown.draft(
                    new ServerFrame.Delta(shown.conversation(), TURN, 1, i * word.length(), word));
        }
        assertThat(shown.connection().isClosed()).isFalse();

        wire.loosen();

        await().until(() -> wire.said("snapshot").size() == 1 && shown.connection().isCurrent());
        assertThat(wire.said("snapshot").getFirst().path("text").asString()).hasSize(500_000);
        assertThat(wire.said("delta")).hasSizeLessThan(70);
    }

    @Test
    void oneMebibyteThatWaitsCloses4002() {
        var wire = new StuckWire();
        Connection connection = connection(wire);
        var frame = Nacks.of(Code.BAD_FRAME, "x".repeat(10_000));
        for (int i = 0; i < 100; i++) {
            connection.send(frame);
        }
        assertThat(connection.isClosed()).isFalse();

        for (int i = 0; i < 10; i++) {
            connection.send(frame);
        }

        assertThat(connection.isClosed()).isTrue();
        await().until(() -> wire.closed != null);
        assertThat(wire.closed).extracting(CloseStatus::getCode).isEqualTo(4002);
        wire.loosen();
    }

    private static final UUID TURN = UUID.randomUUID();

    private Connection connection(Wire wire) {
        return new Connection(UUID.randomUUID(), wire, codec, System.nanoTime());
    }

    /// @param text of the answer that is being written
    private Subscription subscription(Wire wire, String text) {
        DraftSource drafts =
                new DraftSource() {
                    @Override
                    public Map<UUID, List<Draft>> elsewhere(Collection<UUID> conversations) {
                        return Map.of();
                    }

                    @Override
                    public List<Draft> current(UUID conversation) {
                        return List.of(new Draft.Replaced(conversation, TURN, 1, text));
                    }

                    @Override
                    public void stop(UUID conversation, UUID turn) {}
                };
        Subscription shown =
                new Subscription(
                        connection(wire),
                        UUID.randomUUID(),
                        Audience.TEAM,
                        transcripts,
                        drafts,
                        () -> {});
        shown.begin(0, 0);
        return shown;
    }

    /// Takes nothing until it is loosened.
    private static final class StuckWire implements Wire {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        private final CountDownLatch loose = new CountDownLatch(1);
        private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
        private volatile @Nullable CloseStatus closed;

        void loosen() {
            loose.countDown();
        }

        List<JsonNode> said(String type) {
            return frames.stream().filter(it -> it.path("type").asString("").equals(type)).toList();
        }

        @Override
        public void send(String frame) throws IOException {
            try {
                loose.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            frames.add(JSON.readTree(frame));
        }

        @Override
        public void close(CloseStatus status) {
            closed = status;
        }

        @Override
        public boolean hears() {
            return true;
        }
    }

    /// A socket with small buffers that has said hello and reads when it is told to.
    private static final class Reader implements AutoCloseable {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        private final Socket socket = new Socket();
        private final DataInputStream in;

        Reader(int port, TestVisitor visitor, UUID conversation) throws IOException {
            socket.setReceiveBufferSize(4_096);
            socket.setSoTimeout(10_000);
            socket.connect(new InetSocketAddress("localhost", port));
            Handshake.ask(socket, "");
            in = new DataInputStream(socket.getInputStream());
            int last = 0;
            while (last != 0x0D0A0D0A) {
                last = last << 8 | in.readUnsignedByte();
            }
            say(
                    """
                    {"type":"hello","version":1,"sdk":"slow","device":"%s","token":"%s",
                    "resume":[{"conversation":"%s","after":0}]}
                    """
                            .formatted(UUID.randomUUID(), visitor.token(), conversation));
        }

        /// A frame of 126 to 65,535 bytes, masked with zeroes (RFC 6455, section 5.2).
        private void say(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream()
                    .write(
                            ByteBuffer.allocate(8 + bytes.length)
                                    .put((byte) 0x81)
                                    .put((byte) (0x80 | 126))
                                    .putShort((short) bytes.length)
                                    .putInt(0)
                                    .put(bytes)
                                    .array());
        }

        /// The `seq` of every event up to this one, as they come.
        List<Long> readTo(long top) throws IOException {
            List<Long> seqs = new java.util.ArrayList<>();
            while (seqs.isEmpty() || seqs.getLast() < top) {
                for (JsonNode event : JSON.readTree(message()).path("items")) {
                    seqs.add(event.path("seq").asLong());
                }
            }
            return seqs;
        }

        /// A message; the server may send it in pieces.
        private byte[] message() throws IOException {
            var whole = new ByteArrayOutputStream();
            int first;
            do {
                first = in.readUnsignedByte();
                long length = in.readUnsignedByte();
                if (length == 126) {
                    length = in.readUnsignedShort();
                } else if (length == 127) {
                    length = in.readLong();
                }
                whole.write(in.readNBytes((int) length));
                assertThat(first & 0x0F).as("text, or more of it").isLessThanOrEqualTo(1);
            } while (first < 0x80);
            return whole.toByteArray();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
