package io.nightdesk.desk;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How many agents are at the desk, over all nodes. Each node tells the others. Best effort, and
/// where it is wrong it rather counts too few: the assistant is then the more careful one.
@Component
public class AgentPresence {

    private final Map<UUID, Report> byNode = new ConcurrentHashMap<>();

    /// @param heardAt nanoseconds of the monotonic clock
    private record Report(int agents, long heardAt) {}

    /// What a node says of itself.
    public void report(UUID node, int agents) {
        byNode.put(node, new Report(agents, System.nanoTime()));
    }

    /// Drops the nodes that have said nothing for so long: they have gone. Not to be called while
    /// none could be heard anyway.
    public void forgetSilentFor(Duration silence) {
        long now = System.nanoTime();
        byNode.values().removeIf(report -> now - report.heardAt() > silence.toNanos());
    }

    /// An agent with sockets on two nodes counts twice.
    public int online() {
        return byNode.values().stream().mapToInt(Report::agents).sum();
    }
}
