package io.nightdesk.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Starts the product on a folder of its own, visits a few pages and ends, so that the JVM can
/// record what a start loads (`-XX:AOTCacheOutput`).
@Command(name = "train", hidden = true)
final class Train implements Callable<Integer> {

    private static final List<String> PAGES =
            List.of("/livez", "/readyz", "/demo", "/w.js", "/frame");

    private final Class<?> application;
    private final PrintStream out;

    @Parameters(description = "a folder to make, use and remove")
    private Path folder = Path.of("");

    Train(Class<?> application, PrintStream out) {
        this.application = application;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> settings =
                List.of(
                        "--nightdesk.data=" + folder,
                        "--server.port=0",
                        "--management.server.port=0");
        try (ConfigurableApplicationContext context =
                new Serve(
                                application,
                                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))
                        .start(settings)) {
            visit(context.getEnvironment().getProperty("local.server.port", ""));
        }
        out.println("Recorded a start.");
        return 0;
    }

    private static void visit(String port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                URI uri = URI.create("http://localhost:" + port + page);
                client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
            }
        }
    }
}
