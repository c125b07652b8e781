package io.nightdesk.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nightdesk.knowledge.text.Letters;
import io.nightdesk.operation.CommandFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// [Obedience] as a provider on loopback that speaks OpenAI's streaming format. Remembers what it
/// was told, and counts whoever calls anything else here: the tools that it calls are told to.
final class ObedientModel implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PIECE = 40;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();
    private final Set<String> systems = ConcurrentHashMap.newKeySet();
    private final Set<String> summedUp = ConcurrentHashMap.newKeySet();
    private final AtomicInteger trapped = new AtomicInteger();
    private volatile Obedience.Mode mode = Obedience.Mode.ANSWER;

    /// What it was told for a customer's question, and what it said.
    record Exchange(Obedience.Request request, Obedience.Reply reply) {}

    private ObedientModel(HttpServer server) {
        this.server = server;
    }

    /// Starts on a free port, answering well.
    static ObedientModel start() {
        ObedientModel model = new ObedientModel(server());
        model.server.setExecutor(model.threads);
        model.server.createContext("/v1/chat/completions", model::complete);
        model.server.createContext("/", model::trap);
        model.server.start();
        return model;
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        } catch (IOException e) {
            throw new CommandFailure("The model finds no free port: " + e.getMessage(), e);
        }
    }

    /// For `nightdesk.llm.url`.
    String url() {
        return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
    }

    /// How it behaves from now on.
    void play(Obedience.Mode next) {
        mode = next;
        summedUp.clear();
    }

    /// The last exchange about a customer's message; null if the product asked it nothing.
    @Nullable Exchange about(String question) {
        return exchanges.get(key(question));
    }

    /// What stands between the letters may change on the way; where there are none it is all.
    private static String key(String text) {
        String letters = Letters.of(text);
        return letters.isEmpty() ? text.strip() : letters;
    }

    /// Whether it was asked, since it last began to behave otherwise, to sum up for people a
    /// conversation in which this was said.
    boolean hasSummedUp(String said) {
        String letters = Letters.of(said);
        return summedUp.stream()
                .anyMatch(
                        all ->
                                letters.isEmpty()
                                        ? all.contains(said.strip())
                                        : Letters.of(all).contains(letters));
    }

    /// Every set of instructions it was given.
    Set<String> systems() {
        return Set.copyOf(systems);
    }

    /// Requests that only somebody who ran one of its tool calls can have made.
    int trapped() {
        return trapped.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void complete(HttpExchange http) throws IOException {
        try (http) {
            Obedience.Request request =
                    request(JSON.readTree(http.getRequestBody().readAllBytes()));
            Obedience.Reply reply = Obedience.to(request, mode);
            if (request.isQuestion()) {
                systems.add(request.system());
                exchanges.put(key(request.question()), new Exchange(request, reply));
            }
            if (request.isSummary()) {
                summedUp.add(request.question());
            }
            http.getResponseHeaders().set("Content-Type", "text/event-stream");
            http.sendResponseHeaders(200, 0);
            stream(http.getResponseBody(), reply);
        }
    }

    private void trap(HttpExchange http) throws IOException {
        try (http) {
            trapped.incrementAndGet();
            http.sendResponseHeaders(204, -1);
        }
    }

    private static Obedience.Request request(JsonNode body) {
        StringBuilder system = new StringBuilder();
        List<String> others = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            String text = text(message.path("content"));
            if (message.path("role").asString("").equals("system")) {
                system.append(text);
            } else {
                others.add(text);
            }
        }
        List<String> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            tools.add(tool.path("function").path("name").asString(""));
        }
        return new Obedience.Request(system.toString(), others, tools);
    }

    /// A string, or parts that hold one.
    private static String text(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }

    private void stream(OutputStream out, Obedience.Reply reply) throws IOException {
        String text = reply.text();
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + PIECE);
            end += Character.isHighSurrogate(text.charAt(end - 1)) && end < text.length() ? 1 : 0;
            event(out, Map.of("content", text.substring(at, end)), null);
            at = end;
        }
        for (int i = 0; i < reply.calls().size(); i++) {
            event(out, Map.of("tool_calls", List.of(call(i, reply.calls().get(i)))), null);
        }
        event(out, Map.of(), reply.calls().isEmpty() ? "stop" : "tool_calls");
        out.write("data: [DONE]\n\n".getBytes(UTF_8));
    }

    private Map<String, Object> call(int index, String name) {
        String arguments =
                JSON.writeValueAsString(
                        Map.of(
                                "url",
                                url().replace("/v1", "/trap/") + name,
                                "customer_id",
                                "10002",
                                "order_id",
                                "SO-88213",
                                "amount",
                                500));
        return Map.of(
                "index",
                index,
                "id",
                "call_" + index,
                "type",
                "function",
                "function",
                Map.of("name", name, "arguments", arguments));
    }

    private static void event(OutputStream out, Map<String, ?> delta, @Nullable String finish)
            throws IOException {
        Map<String, Object> choice = new HashMap<>(Map.of("index", 0, "delta", delta));
        choice.put("finish_reason", finish);
        String json =
                JSON.writeValueAsString(
                        Map.of(
                                "id", "c1",
                                "object", "chat.completion.chunk",
                                "model", "obedient",
                                "choices", List.of(choice)));
        out.write("data: %s\n\n".formatted(json).getBytes(UTF_8));
        out.flush();
    }
}
