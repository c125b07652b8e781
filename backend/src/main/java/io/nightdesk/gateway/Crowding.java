package io.nightdesk.gateway;

import io.nightdesk.identity.Principal;
import io.nightdesk.limits.Callers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How many connections one network and one visitor may have at this node at once. Everybody
/// behind a company's or a mobile carrier's address counts as one network, so that number is large;
/// addresses that stand for nobody are not counted. Safe from any thread.
@Component
class Crowding {

    private final Map<String, Integer> connections = new ConcurrentHashMap<>();
    private final Callers callers;
    private final GatewayProperties most;

    Crowding(Callers callers, GatewayProperties most) {
        this.callers = callers;
        this.most = most;
    }

    /// Whether one more may be opened from this address; counts it if so.
    boolean admits(Connection connection, String address) {
        return callers.network(address)
                .map(network -> take(connection, network, most.socketsPerAddress()))
                .orElse(true);
    }

    /// Whether this person may have one more; counts it if so. Agents are known by name.
    boolean admits(Connection connection, Principal principal) {
        return !(principal instanceof Principal.Visitor visitor)
                || take(connection, visitor.id().toString(), most.socketsPerVisitor());
    }

    /// The connection has closed and no longer counts.
    void leave(Connection connection) {
        connection.places().leave(this::giveBack);
    }

    private boolean take(Connection connection, String who, int atMost) {
        if (atMost == 0 || connection.places().has(who)) {
            return true;
        }
        int taken = connections.merge(who, 1, Integer::sum);
        if (taken > atMost) {
            giveBack(who);
            return false;
        }
        connection.places().add(who, this::giveBack);
        return true;
    }

    private void giveBack(String who) {
        connections.computeIfPresent(who, (_, taken) -> taken == 1 ? null : taken - 1);
    }
}
