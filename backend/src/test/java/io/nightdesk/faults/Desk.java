package io.nightdesk.faults;

import java.util.List;
import java.util.stream.IntStream;

/// The people who watch the inbox.
record Desk(List<Agent> agents) implements AutoCloseable {

    /// On nodes in turn.
    private static final int AGENTS = 4;

    static Desk open(ClientTools tools, Rig rig) {
        return new Desk(
                IntStream.range(0, AGENTS)
                        .mapToObj(number -> Agent.arrive(tools, rig, number))
                        .toList());
    }

    @Override
    public void close() {
        agents.forEach(Agent::close);
    }
}
