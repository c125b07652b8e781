package io.nightdesk.desk;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How many agents are at the desk, over all nodes. Each node tells the others; what was last heard
/// of a node stays until it is forgotten. Best effort: it words a sentence and decides nothing.
@Component
public class AgentPresence {

    private final Map<UUID, Integer> byNode = new ConcurrentHashMap<>();

    /// What a node says of itself.
    public void report(UUID node, int agents) {
        byNode.put(node, agents);
    }

    /// A node has gone.
    public void forget(UUID node) {
        byNode.remove(node);
    }

    /// An agent with sockets on two nodes counts twice.
    public int online() {
        return byNode.values().stream().mapToInt(Integer::intValue).sum();
    }
}
