package io.nightdesk.operation;

import java.util.Map;
import org.springframework.core.env.Environment;

/// Chooses the ports to listen on: the one asked for and no other, or else the usual one or the
/// next that is free.
final class ListeningPorts {

    private static final int USUAL = 8080;
    private static final int USUAL_METRICS = 9180;

    private ListeningPorts() {}

    /// @throws CommandFailure if a port that was asked for is in use
    static Map<String, Object> choose(Environment environment, Progress progress) {
        return Map.of(
                "server.port",
                forCustomers(environment, progress),
                "management.server.port",
                choose(environment, "management.server.port", USUAL_METRICS, progress));
    }

    /// @throws CommandFailure if the port that was asked for is in use
    static int forCustomers(Environment environment, Progress progress) {
        return choose(environment, "server.port", USUAL, progress);
    }

    /// For a node that another one of this machine is beside: its own port is private until it is
    /// known to be good, and for metrics it takes the next port where its neighbour has the usual.
    static Map<String, Object> beside(Environment environment) {
        int metrics =
                environment.getProperty("management.server.port", Integer.class, USUAL_METRICS);
        return Map.of(
                "server.address",
                "127.0.0.1",
                "server.port",
                0,
                "management.server.port",
                metrics == 0 ? 0 : Ports.firstFreeFrom(metrics));
    }

    private static int choose(
            Environment environment, String setting, int usual, Progress progress) {
        String asked = environment.getProperty(setting);
        if (asked != null) {
            return asked(setting, asked);
        }
        int port = Ports.firstFreeFrom(usual);
        if (port != usual) {
            progress.say(
                    "Port %d is in use by another program; using %d (choose one with --%s=N)"
                            .formatted(usual, port, setting));
        }
        return port;
    }

    private static int asked(String setting, String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new CommandFailure(
                    "%s is \"%s\"; write a port from 1 to 65535".formatted(setting, value));
        }
        int port = Integer.parseInt(value);
        if (port != 0 && !Ports.free(port)) {
            throw new CommandFailure(
                    "Port %d is in use by another program; stop it or choose another with --%s=N"
                            .formatted(port, setting));
        }
        return port;
    }
}
