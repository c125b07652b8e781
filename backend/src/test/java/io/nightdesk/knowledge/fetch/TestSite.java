package io.nightdesk.knowledge.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A web site on this machine. What it was not given answers 404.
public final class TestSite implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public TestSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /// How a path is answered.
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    public String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public URI uri(String path) {
        return URI.create(address(path));
    }

    public TestSite page(String path, String title, String body) {
        return put(
                path,
                "text/html; charset=utf-8",
                "<html><head><title>%s</title></head><body><main><h1>%s</h1>%s</main></body></html>"
                        .formatted(title, title, body));
    }

    public TestSite put(String path, String type, String content) {
        return put(path, type, content.getBytes(StandardCharsets.UTF_8));
    }

    public TestSite put(String path, String type, byte[] content) {
        return on(path, exchange -> send(exchange, 200, type, content));
    }

    public TestSite status(String path, int status) {
        return on(path, exchange -> send(exchange, status, "text/plain", new byte[0]));
    }

    public TestSite redirect(String path, String location) {
        return on(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Location", location);
                    exchange.sendResponseHeaders(302, -1);
                });
    }

    public TestSite on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    public TestSite remove(String path) {
        answers.remove(path);
        return this;
    }

    /// The paths asked for, in their order.
    public List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            asked.add(path);
            Answer answer = answers.get(path);
            if (answer == null) {
                send(exchange, 404, "text/plain", new byte[0]);
            } else {
                answer.to(exchange);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] content)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
