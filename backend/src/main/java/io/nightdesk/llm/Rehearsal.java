package io.nightdesk.llm;

import dev.langchain4j.data.message.UserMessage;
import io.nightdesk.llm.CompletionRequest.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Plays one short answer through the whole path of a provider, over loopback and before the first
/// customer comes: the first call in a JVM takes half a second longer than the next, seconds on a
/// busy machine. Asks the provider nothing and so costs nothing.
final class Rehearsal {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Rehearsal() {}

    /// Blocks until it is done; never throws for a failure, which would show with the first
    /// customer as well and be answered by the next rung.
    ///
    /// @return whether the answer came through
    static boolean of(Provider provider, Deployments deployments) {
        try (ServerSocket stage = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            stage.setSoTimeout((int) PATIENCE.toMillis());
            Thread.ofVirtual().name("llm-rehearsal").start(() -> play(stage, provider.format()));
            DeploymentSettings settings =
                    new DeploymentSettings(
                            "rehearsal",
                            "rehearsal",
                            provider,
                            "http://127.0.0.1:" + stage.getLocalPort(),
                            Secret.of("rehearsal"),
                            "rehearsal",
                            1,
                            null);
            Outcome outcome =
                    deployments
                            .unwatched(settings)
                            .ask(
                                    List.of(UserMessage.from("Hello?")),
                                    new Settings(0, 10),
                                    Patience.of(PATIENCE),
                                    new CancelHandle(),
                                    _ -> {});
            return outcome instanceof Outcome.Whole;
        } catch (IOException noPort) {
            return false;
        }
    }

    private static void play(ServerSocket stage, WireFormat format) {
        try (Socket socket = stage.accept()) {
            socket.getOutputStream().write(answer(format).getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            // Closing with the request unread would reset the connection under the answer.
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException over) {
            // Nobody came, or the answer has been read.
        }
    }

    private static String answer(WireFormat format) {
        String events =
                switch (format) {
                    case OPENAI ->
                            """
                            data: {"choices":[{"index":0,"delta":{"content":"Yes."}}]}

                            data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                            data: [DONE]

                            """;
                    case ANTHROPIC ->
                            """
                            event: message_start
                            data: {"type":"message_start","message":{"id":"m","usage":{}}}

                            event: content_block_start
                            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"Yes."}}

                            event: content_block_stop
                            data: {"type":"content_block_stop","index":0}

                            event: message_delta
                            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}

                            event: message_stop
                            data: {"type":"message_stop"}

                            """;
                    case GEMINI ->
                            """
                            data: {"candidates":[{"content":{"parts":[{"text":"Yes."}]},"finishReason":"STOP"}]}

                            """;
                    case OLLAMA ->
                            """
                            {"message":{"role":"assistant","content":"Yes."},"done":false}
                            {"message":{"role":"assistant","content":""},"done_reason":"stop","done":true}
                            """;
                };
        return "HTTP/1.1 200 OK\r\nContent-Type: "
                + format.contentType()
                + "\r\nConnection: close\r\n\r\n"
                + events;
    }
}
