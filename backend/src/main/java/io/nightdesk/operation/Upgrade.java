package io.nightdesk.operation;

import io.nightdesk.node.FrontDoor;
import io.nightdesk.node.Neighbour;
import io.nightdesk.node.Nodes;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/// Starts this release beside the one that runs on this machine and takes its place.
///
/// The process that gives the command is the new node. It brings the schema up to date, starts
/// where only this machine reaches it, and talks to itself as a customer would. Only when it has
/// answered does it open the port for customers, which both then share, and tell the old node to
/// leave. When anything before that goes wrong it ends, and the old node never knew.
@Command(
        name = "upgrade",
        description = {
            "Runs the product in place of the node that runs on this machine, unnoticed by",
            "customers. Give it the settings that serve has. If this release cannot answer a",
            "customer, it ends and the old node goes on."
        })
final class Upgrade implements Callable<Integer> {

    private final Serve serve;
    private final Progress progress;

    @Option(
            names = "--replace",
            paramLabel = "PORT",
            description = "which node to replace, where several run on this machine")
    private @Nullable Integer replace;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long a first answer may take (${DEFAULT-VALUE})")
    private int patience;

    @Unmatched private List<String> arguments = new ArrayList<>();

    Upgrade(Class<?> application, PrintStream out) {
        this.serve = new Serve(application, out);
        this.progress = new Progress(out);
    }

    @Override
    public Integer call() throws InterruptedException {
        long begin = System.nanoTime();
        Environment environment = Settings.read(arguments);
        ConfigurableApplicationContext context =
                serve.start(arguments, stores(environment), own(environment));
        Optional<Neighbour> old;
        int port;
        try {
            old = neighbour(context.getBean(Nodes.class));
            port = port(environment, old);
            progress.step("Asking the new node as a customer would", () -> ask(context));
            open(context.getBean(FrontDoor.class), environment, port, old);
        } catch (IOException | CommandFailure e) {
            context.close();
            throw new CommandFailure(
                    "This release does not take over, and whatever ran before goes on: "
                            + e.getMessage(),
                    e);
        }
        old.ifPresent(this::replace);
        serve.greet(context, port, Duration.ofNanos(System.nanoTime() - begin));
        Serve.awaitEnd(context);
        return 0;
    }

    private static StoreSettings stores(Environment environment) {
        StoreSettings asked = StoreSettings.of(environment);
        return new StoreSettings(asked.data(), asked.postgres(), asked.redis(), true);
    }

    private static Map<String, Object> own(Environment environment) {
        Map<String, Object> own = new HashMap<>(ListeningPorts.beside(environment));
        own.put("nightdesk.node.candidate", true);
        return own;
    }

    private Optional<Neighbour> neighbour(Nodes nodes) {
        List<Neighbour> chosen =
                nodes.awaitNeighbours(it -> replace == null || replace.equals(it.port()));
        if (replace != null && chosen.isEmpty()) {
            throw new CommandFailure("no node of this machine serves at port " + replace);
        }
        if (chosen.size() > 1) {
            throw new CommandFailure(
                    "several nodes run on this machine, at the ports %s; say which to replace with --replace=PORT"
                            .formatted(chosen.stream().map(Neighbour::port).toList()));
        }
        Optional<Neighbour> old = chosen.stream().findFirst();
        if (old.isPresent() && old.get().port() == null) {
            throw new CommandFailure(
                    "the node that runs here (process %d) is still starting, or of release 0.1.0, which shares no port: stop it and start this one with serve"
                            .formatted(old.get().pid()));
        }
        return old;
    }

    /// The one asked for, or the old node's. With nobody to replace it has to be free: whoever has
    /// it may be a node that is alive and has not said so, and would never be told to leave.
    private int port(Environment environment, Optional<Neighbour> old) {
        if (old.isEmpty()) {
            return ListeningPorts.forCustomers(environment, progress);
        }
        return Optional.ofNullable(environment.getProperty("server.port", Integer.class))
                .or(() -> old.map(Neighbour::port))
                .orElseThrow();
    }

    /// At another port than the old node's, a balancer has to find the new node first: until then
    /// it knows only one that is about to take nobody any more.
    private void open(FrontDoor door, Environment environment, int port, Optional<Neighbour> old)
            throws IOException, InterruptedException {
        door.open(environment.getProperty("server.address"), port);
        if (old.isPresent() && !Integer.valueOf(port).equals(old.get().port())) {
            progress.say("Serving at port %d too, for the balancer to find it …".formatted(port));
            door.awaitNotice();
        }
    }

    private boolean ask(ConfigurableApplicationContext context) {
        Proof.ask(context, Duration.ofSeconds(patience));
        return true;
    }

    /// Ends it like a signal from its terminal does, and waits for as long as it has customers.
    private void replace(Neighbour old) {
        Optional<ProcessHandle> process =
                ProcessHandle.of(old.pid()).filter(it -> Shell.runs(it.pid(), "nightdesk"));
        if (process.isEmpty() || !process.get().destroy()) {
            progress.say(
                    "The old node (process %d) could not be told to leave; end it yourself. Both serve until then."
                            .formatted(old.pid()));
            return;
        }
        progress.say("The old node (process %d) moves its customers over …".formatted(old.pid()));
        process.get().onExit().join();
        progress.say("The old node has left.");
    }
}
