package io.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgentPresenceTests {

    private final AgentPresence presence = new AgentPresence();

    @Test
    void agentsOfAllNodesCountAndTheLastReportOfANodeIsTheOneThatDoes() {
        UUID node = UUID.randomUUID();
        presence.report(node, 3);
        presence.report(node, 2);
        presence.report(UUID.randomUUID(), 1);

        assertThat(presence.online()).isEqualTo(3);
    }

    @Test
    void agentsOfANodeThatFellSilentAreNoLongerThere() {
        presence.report(UUID.randomUUID(), 2);

        presence.forgetSilentFor(Duration.ofDays(1));
        assertThat(presence.online()).isEqualTo(2);

        presence.forgetSilentFor(Duration.ofNanos(-1));
        assertThat(presence.online()).isZero();
    }
}
