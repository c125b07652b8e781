package io.nightdesk.llm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A model provider on loopback that speaks the format of one and does to each request what its
/// script says: answers, stalls, breaks off, lies. Serves raw sockets, since no HTTP server will
/// misbehave on demand. Point `nightdesk.llm.url` at [#url].
public final class FaultServer implements AutoCloseable {

    private final Dialect dialect;
    private final ServerSocket listening;
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Function<Received, Script> otherwise = _ -> Script.good("It is all right.");
    private volatile Script judge = Script.good("{\"sufficiency\": \"full\", \"missing\": \"\"}");
    private volatile Script summary = Script.good("{}");

    private FaultServer(Dialect dialect, ServerSocket listening) {
        this.dialect = dialect;
        this.listening = listening;
    }

    /// One for provider `openai`.
    public static FaultServer start() {
        return start(Provider.OPENAI);
    }

    /// Starts on a free port. Answers well until told otherwise.
    static FaultServer start(Provider imitated) {
        try {
            ServerSocket socket = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
            FaultServer server = new FaultServer(Dialect.of(imitated), socket);
            Thread.ofVirtual().name("fault-server").start(server::acceptAll);
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /// What to put into `nightdesk.llm.url`.
    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + dialect.base();
    }

    /// The next requests are answered by these scripts, one each.
    public FaultServer next(Script... coming) {
        scripts.addAll(List.of(coming));
        return this;
    }

    /// Every request that has no script of its own is answered by this one.
    public FaultServer always(Script script) {
        return replies(_ -> script);
    }

    /// Every request that has no script of its own is answered by the one made for it.
    public FaultServer replies(Function<Received, Script> made) {
        scripts.clear();
        otherwise = made;
        return this;
    }

    /// Whoever asks whether passages are enough gets this; such requests are not among [#requests].
    public FaultServer judges(Script script) {
        judge = script;
        return this;
    }

    /// Whoever asks for a summary gets this; such requests are not among [#requests] either.
    public FaultServer sumsUp(Script script) {
        summary = script;
        return this;
    }

    /// All requests so far, in the order of their arrival.
    public List<Received> requests() {
        return List.copyOf(requests);
    }

    /// Connections that neither side has closed yet.
    public int openConnections() {
        return open.size();
    }

    /// Stops listening and drops every connection.
    @Override
    public void close() {
        closeQuietly(listening);
        open.forEach(FaultServer::closeQuietly);
    }

    private void acceptAll() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().name("fault-server-connection").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Received received = read(new BufferedInputStream(socket.getInputStream()));
            script(received).play(new Wire(socket, dialect));
        } catch (IOException gone) {
            // The client closed first, which some scripts are there to provoke.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private Script script(Received received) {
        if (received.body().contains("You judge whether passages")) {
            return judge;
        }
        if (received.body().contains("Sum it up for that colleague")) {
            return summary;
        }
        requests.add(received);
        Script script = scripts.poll();
        return script == null ? otherwise.apply(received) : script;
    }

    private static Received read(InputStream in) throws IOException {
        String requestLine = line(in);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Received(requestLine, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the client went away");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyGone) {
            // It is closed either way.
        }
    }

    /// A request as it came.
    ///
    /// @param line method, path and version
    /// @param headers by lower-case name
    public record Received(String line, Map<String, String> headers, String body) {}
}
