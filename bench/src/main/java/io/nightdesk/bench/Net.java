package io.nightdesk.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/// The clients' network: one thread, so that measuring takes as little as possible from the
/// measured.
final class Net implements AutoCloseable {

    /// A source address has some 28,000 ports, and closed ones rest for a minute.
    private static final int SOURCES = 8;

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    void connect(Client client) {
        URI uri = URI.create("ws://127.0.0.1:" + client.port() + client.wire().path());
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                channel.pipeline()
                                        .addLast(
                                                new HttpClientCodec(),
                                                new HttpObjectAggregator(65_536),
                                                new WebSocketClientProtocolHandler(
                                                        WebSocketClientHandshakerFactory
                                                                .newHandshaker(
                                                                        uri,
                                                                        WebSocketVersion.V13,
                                                                        client.wire().subprotocol(),
                                                                        false,
                                                                        new DefaultHttpHeaders(),
                                                                        1 << 20),
                                                        false),
                                                new Frames(client));
                            }
                        })
                .connect(
                        new InetSocketAddress("127.0.0.1", client.port()),
                        new InetSocketAddress("127.0.0." + (1 + client.seat() % SOURCES), 0))
                .addListener(
                        (ChannelFutureListener)
                                done -> {
                                    if (!done.isSuccess()) {
                                        client.closed(null, true);
                                    }
                                });
    }

    void later(long millis, Runnable work) {
        loop.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {

        private final Client client;
        private boolean open;
        private boolean farewell;

        Frames(Client client) {
            this.client = client;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                open = true;
                client.opened(context.channel());
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (frame instanceof TextWebSocketFrame text) {
                client.received(text.text());
            } else if (frame instanceof CloseWebSocketFrame) {
                farewell = true;
                context.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            client.closed(context.channel(), farewell || !open);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
