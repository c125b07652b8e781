package io.nightdesk.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.kernel.Ids;
import io.nightdesk.testing.WithDatabase;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithDatabase
class NodesTests {

    private final JdbcClient jdbc;
    private final Ids ids = new Ids(Clock.systemUTC());
    private final Nodes one;
    private final Nodes two;

    NodesTests(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.one = node();
        this.two = node();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from node.node").update();
    }

    @Test
    void aBeatingNodeIsLiveForTheOthers() {
        one.beat();
        assertThat(one.anotherIsLive()).isFalse();

        two.beat();
        assertThat(one.anotherIsLive()).isTrue();
    }

    @Test
    void aDrainingNodeIsNoHelp() {
        two.beat();
        two.drain();

        assertThat(one.anotherIsLive()).isFalse();
        assertThat(two.draining()).isTrue();
    }

    @Test
    void aSilentNodeIsDeadAfterFourSecondsAndForgottenAfterAnHour() {
        two.beat();
        jdbc.sql("update node.node set beat_at = now() - interval '5 seconds'").update();
        one.forgetTheDead();

        assertThat(one.anotherIsLive()).isFalse();
        assertThat(count()).isEqualTo(1);

        jdbc.sql("update node.node set beat_at = now() - interval '61 minutes'").update();
        one.forgetTheDead();
        assertThat(count()).isZero();
    }

    @Test
    void aNodeThatLeavesIsGone() {
        one.beat();
        one.leave();

        assertThat(count()).isZero();
    }

    private int count() {
        return jdbc.sql("select count(*) from node.node").query(Integer.class).single();
    }

    private Nodes node() {
        Node node = new Node(ids.next(), Clock.systemUTC().instant());
        Revisions revisions = new Revisions(new RevisionStore(jdbc), _ -> {});
        return new Nodes(node, new NodeStore(jdbc), revisions);
    }
}
