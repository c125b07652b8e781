package io.nightdesk.gateway;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.nightdesk.conversation.Audience;
import io.nightdesk.desk.AgentPresence;
import io.nightdesk.node.Node;
import io.nightdesk.node.Nodes;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// Hints between nodes over Redis publish/subscribe. Every node listens on all of 256 channels, so
/// there is no race between subscribing and publishing for one conversation. The node hears its own
/// beat twice a second; two missed ones ([OwnBeat]), or a lost connection, mean degraded, and it
/// takes half a minute of beats to be healthy again. Publishing never blocks and never throws.
@Component
class HintBus {

    private static final Logger LOG = LoggerFactory.getLogger(HintBus.class);
    private static final int CHANNELS = 256;
    private static final String PREFIX = "nightdesk:hint:";
    private static final Duration MISSED = Duration.ofMillis(1_250);
    private static final long RECOVERED = Duration.ofSeconds(30).toNanos();

    /// What may be on its way to a Redis that does not answer; more is refused, and nobody waits.
    private static final int MOST_UNANSWERED = 4_096;

    /// Above this an event travels as its number only.
    private static final int MAX_INLINE = 4_096;

    private final FrameCodec codec;
    private final Node node;
    private final Connections connections;
    private final AgentPresence presence;
    private final RedisClient client;

    private final List<String> own;
    private final OwnBeat ownBeat = new OwnBeat(MISSED);

    /// A connection that is known to be gone need not be missed first.
    private final RedisConnectionStateListener lost =
            new RedisConnectionStateListener() {
                @Override
                public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
                    ownBeat.lost();
                    degrade();
                }
            };

    private volatile Consumer<Hint> receiver = _ -> {};
    private volatile @Nullable StatefulRedisConnection<String, String> out;
    private volatile @Nullable StatefulRedisPubSubConnection<String, String> in;
    private volatile long degradedSince;
    private volatile boolean degraded = true;

    /// Whether the last beat reached more than one.
    private volatile boolean inCompany = true;

    private boolean everHealthy;
    private long beats;

    HintBus(
            @Value("${nightdesk.redis.url}") String url,
            FrameCodec codec,
            Node node,
            Connections connections,
            AgentPresence presence) {
        this.codec = codec;
        this.node = node;
        this.connections = connections;
        this.presence = presence;
        this.client = RedisClient.create(uri(url));
        this.own = beginnings();
        client.setOptions(options());
        client.addListener(lost);
    }

    private List<String> beginnings() {
        UUID nobody = new UUID(0, 0);
        var frame = new ServerFrame.Ping(0);
        return Stream.of(
                        new Hint.Appended(node.id(), nobody, 0, null),
                        new Hint.Ephemeral(node.id(), nobody, Audience.TEAM, null, frame))
                .map(codec::encode)
                .map(text -> text.substring(0, text.indexOf(nobody.toString())))
                .toList();
    }

    private static RedisURI uri(String url) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(Duration.ofMillis(300));
        return uri;
    }

    /// A hint that cannot go out at once is worthless later, so nothing is queued or replayed; and
    /// a half-open connection must be noticed in seconds.
    private static ClientOptions options() {
        return ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(_ -> true)
                .requestQueueSize(MOST_UNANSWERED)
                .timeoutOptions(TimeoutOptions.enabled(Duration.ofMillis(300)))
                .socketOptions(
                        SocketOptions.builder()
                                .connectTimeout(Duration.ofMillis(500))
                                .keepAlive(
                                        SocketOptions.KeepAliveOptions.builder()
                                                .enable()
                                                .idle(Duration.ofSeconds(5))
                                                .interval(Duration.ofSeconds(2))
                                                .count(3)
                                                .build())
                                .tcpUserTimeout(
                                        SocketOptions.TcpUserTimeoutOptions.builder()
                                                .enable()
                                                .tcpUserTimeout(Duration.ofSeconds(5))
                                                .build())
                                .build())
                .build();
    }

    void onHint(Consumer<Hint> receiver) {
        this.receiver = receiver;
    }

    /// Whether hints are not to be relied on, so that readers must look for themselves.
    boolean isDegraded() {
        return degraded;
    }

    /// Tells the other nodes, if there are any. Hints about the same keep their order.
    ///
    /// @param about a conversation or a person
    void publish(UUID about, Hint hint) {
        StatefulRedisConnection<String, String> connection = out;
        if (isAlone() || connection == null || !connection.isOpen()) {
            return;
        }
        String text = codec.encode(hint);
        if (text.length() > MAX_INLINE && hint instanceof Hint.Appended big) {
            text = codec.encode(new Hint.Appended(big.node(), big.conversation(), big.seq(), null));
        }
        int channel = about.hashCode() & (CHANNELS - 1);
        var _ = connection.async().publish(PREFIX + channel, text);
    }

    /// As long as this node may not hear itself, whoever was reached may be somebody else.
    private boolean isAlone() {
        return !inCompany && !degraded;
    }

    /// Redis answers how many have been reached, this node among them. One that has just begun to
    /// listen says so by a beat of its own, so nobody talks to itself for longer than it is alone.
    private void publish(Hint.Beat beat) {
        StatefulRedisConnection<String, String> connection = out;
        if (connection == null || !connection.isOpen()) {
            return;
        }
        var _ =
                connection
                        .async()
                        .publish(PREFIX + "0", codec.encode(beat))
                        .thenAccept(reached -> inCompany = reached > 1);
    }

    @Scheduled(fixedRate = 500)
    void beat() {
        long now = System.nanoTime();
        presence.report(node.id(), connections.agentsOnline());
        connect();
        publish(new Hint.Beat(node.id(), ++beats, connections.agentsOnline()));
        judge(now);
    }

    private void judge(long now) {
        switch (ownBeat.judge(now)) {
            case MISSED -> degrade();
            case HEARD -> heard(now);
            case OPEN -> {}
        }
    }

    private void heard(long now) {
        if (!degraded) {
            presence.forgetSilentFor(Nodes.DEAD_AFTER);
        } else if (!everHealthy || now - degradedSince > RECOVERED) {
            degraded = false;
            everHealthy = true;
            LOG.info("Redis carries hints");
        }
    }

    private synchronized void degrade() {
        degradedSince = System.nanoTime();
        if (!degraded) {
            degraded = true;
            LOG.warn("Redis is away: nodes look for news in the database instead");
        }
    }

    /// Lettuce connects and subscribes again by itself once it has done so.
    private void connect() {
        try {
            if (in == null) {
                in = listen();
            }
            if (out == null) {
                out = client.connect();
            }
        } catch (RedisException e) {
            LOG.debug("Redis cannot be reached: {}", e.toString());
        }
    }

    private StatefulRedisPubSubConnection<String, String> listen() {
        StatefulRedisPubSubConnection<String, String> listening = client.connectPubSub();
        listening.addListener(
                new RedisPubSubAdapter<>() {
                    @Override
                    public void message(String channel, String text) {
                        received(text);
                    }
                });
        String[] channels = new String[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            channels[i] = PREFIX + i;
        }
        try {
            listening.sync().subscribe(channels);
            return listening;
        } catch (RedisException e) {
            var _ = listening.closeAsync();
            throw e;
        }
    }

    /// Runs on Lettuce's thread, so it must not block: it only files work with the sockets.
    private void received(String text) {
        if (isOwnNews(text)) {
            return;
        }
        try {
            Hint hint = codec.decodeHint(text);
            boolean isOwn = hint.node().equals(node.id());
            if (hint instanceof Hint.Beat beat) {
                if (isOwn) {
                    ownBeat.heard(System.nanoTime());
                } else {
                    inCompany = true;
                    presence.report(beat.node(), beat.agentsOnline());
                }
            } else if (!isOwn) {
                receiver.accept(hint);
            }
        } catch (JacksonException e) {
            LOG.debug("a hint of another version: {}", e.toString());
        }
    }

    /// What this node has told the others comes back to it. That is seen by how it begins, since
    /// to parse it took an eighth of a busy node's time.
    private boolean isOwnNews(String text) {
        return own.stream().anyMatch(text::startsWith);
    }

    @PreDestroy
    void stop() {
        client.removeListener(lost);
        client.shutdown(Duration.ZERO, Duration.ofMillis(500));
    }
}
