package io.nightdesk.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the generator says and understands. The network is left out: channels keep what is written.
class WireTests {

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @Test
    void chatSaysHelloFirstAndGoesOnFromWhatItHas() {
        Client client = client(Wire.CHAT);

        assertTrue(said(channel).contains("\"type\":\"hello\""));
        assertFalse(client.isReady());
        client.received("{\"type\":\"welcome\",\"session\":\"x\"}");
        assertTrue(client.isReady());
        client.received("{\"type\":\"events\",\"items\":[{\"seq\":7,\"text\":\"bench 3\"}]}");
        client.opened(channel);
        assertTrue(said(channel).contains("\"after\":7"));
        assertTrue(client.seen().contains(3));
    }

    @Test
    void chatAnswersAPing() {
        Client client = client(Wire.CHAT);
        said(channel);

        client.received("{\"type\":\"ping\",\"n\":5}");

        assertEquals("{\"type\":\"pong\",\"n\":5}", said(channel));
    }

    @Test
    void anAckIsTimedFromWhenTheMessageWasDueAndANackIsNone() {
        Client client = client(Wire.CHAT);
        List<Long> times = new ArrayList<>();
        client.onAck(times::add);

        client.say("hi", System.nanoTime() - 1_000_000_000L);
        client.received("{\"type\":\"ack\",\"seq\":1}");
        client.say("hi", System.nanoTime());
        client.received("{\"type\":\"nack\",\"code\":\"RATE\"}");

        assertTrue(times.getFirst() >= 1_000_000_000L);
        assertEquals(-1L, times.get(1));
    }

    @Test
    void theFormerConnectionIsLeftWhenTheNextOneIsWelcomedAndEverythingAcked() {
        Client client = client(Wire.CHAT);
        client.received("{\"type\":\"welcome\"}");
        client.say("hi", 0);
        drain(channel);
        EmbeddedChannel next = new EmbeddedChannel();

        client.opened(next);
        client.received("{\"type\":\"welcome\"}");
        assertNull(channel.readOutbound());
        client.received("{\"type\":\"ack\",\"seq\":1}");

        CloseWebSocketFrame farewell = channel.readOutbound();
        assertEquals(1000, farewell.statusCode());
        assertEquals(0, client.broken());
    }

    @Test
    void onlyAnEndWithoutAWordCountsAsBroken() {
        Client client = client(Wire.CHAT);
        client.closed(channel, true);
        assertEquals(0, client.broken());

        client.opened(channel);
        client.closed(channel, false);
        assertEquals(1, client.broken());

        client.opened(channel);
        client.cut();
        client.closed(channel, false);
        assertEquals(1, client.broken());
    }

    @Test
    void socketIoShakesHandsJoinsAndAnswersPings() {
        Client client = client(Wire.SOCKET_IO);

        client.received("0{\"sid\":\"a\",\"pingInterval\":25000}");
        assertEquals("40", said(channel));
        client.received("40{\"sid\":\"b\"}");
        assertTrue(said(channel).startsWith("420[\"join\","));
        client.received("430[{\"missed\":[]}]");
        assertTrue(client.isReady());
        client.received("2");
        assertEquals("3", said(channel));
        assertTrue(Wire.SOCKET_IO.send(client, "hi").startsWith("421[\"send\",{"));
    }

    @Test
    void socketIoRecoversFromTheLastOffset() {
        Client client = client(Wire.SOCKET_IO);
        client.received("40{\"sid\":\"b\",\"pid\":\"p1\"}");
        drain(channel);
        client.received("42[\"event\",{\"seq\":2,\"text\":\"bench 1\"},\"o9\"]");

        client.opened(channel);
        client.received("0{\"sid\":\"c\"}");

        assertEquals("40{\"pid\":\"p1\",\"offset\":\"o9\"}", said(channel));
    }

    @Test
    void theSameTextASecondTimeIsNoticed() {
        Client client = client(Wire.WS);

        client.received("{\"type\":\"event\",\"seq\":2,\"text\":\"bench 1\"}");
        client.received("{\"type\":\"joined\",\"missed\":[{\"seq\":2,\"text\":\"bench 1\"}]}");

        assertEquals(1, client.doubled());
    }

    private Client client(Wire wire) {
        Client client = new Client(null, wire, 0, 1);
        client.opened(channel);
        return client;
    }

    private static String said(EmbeddedChannel channel) {
        TextWebSocketFrame frame = channel.readOutbound();
        return frame.text();
    }

    private static void drain(EmbeddedChannel channel) {
        while (channel.readOutbound() != null) {
            // Not of interest here.
        }
    }
}
