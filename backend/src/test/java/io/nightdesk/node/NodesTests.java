package io.nightdesk.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.kernel.Ids;
import io.nightdesk.kernel.StoreClock;
import io.nightdesk.testing.Database;
import io.nightdesk.testing.WithDatabase;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithDatabase
class NodesTests {

    private final Database database;
    private final JdbcClient jdbc;
    private final Ids ids = new Ids(Clock.systemUTC());
    private final Nodes one;
    private final Nodes two;

    NodesTests(Database database) {
        this.database = database.unsynced();
        this.jdbc = database.jdbc();
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
    void aSilentNodeIsDeadAfterFiveBeatsAndForgottenAfterAnHour() {
        two.beat();
        jdbc.sql("update node.node set beat_at = now() - interval '3 seconds'").update();
        one.forgetTheDead();

        assertThat(one.anotherIsLive()).isFalse();
        assertThat(count()).isEqualTo(1);

        jdbc.sql("update node.node set beat_at = now() - interval '61 minutes'").update();
        one.forgetTheDead();
        assertThat(count()).isZero();
    }

    /// As when one disk holds everybody up: beats that had to wait are old when they are seen.
    @Test
    void whoHadToWaitItselfGivesTheOthersTheTimeToBeatAgain() throws Exception {
        one.beat();
        two.beat();
        jdbc.sql("update node.node set beat_at = now() - interval '3 seconds'").update();
        CompletableFuture<Boolean> elsewhere;
        try (Connection disk = database.dataSource().getConnection()) {
            disk.setAutoCommit(false);
            disk.createStatement().execute("select * from node.node where not draining for update");
            elsewhere = CompletableFuture.supplyAsync(one::leaveToAnother);
            await().until(this::somebodyHasWaitedForLong);
            disk.rollback();
        }
        await().until(() -> leaving() == 1);

        two.beat();

        assertThat(elsewhere.get()).isTrue();
    }

    @Test
    void whoIsAloneLeavesToNobody() {
        one.beat();

        assertThat(one.leaveToAnother()).isFalse();
        assertThat(one.draining()).isTrue();
    }

    private boolean somebodyHasWaitedForLong() {
        return jdbc.sql(
                                """
                                select count(*) from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock'
                                  and clock_timestamp() - query_start > interval '1100 ms'
                                """)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private int leaving() {
        return jdbc.sql("select count(*) from node.node where draining")
                .query(Integer.class)
                .single();
    }

    @Test
    void aNodeThatLeavesIsGone() {
        one.beat();
        one.leave();

        assertThat(count()).isZero();
    }

    @Test
    void whoServesOnThisMachineIsKnownByItsPortAndProcess() {
        one.beat();
        assertThat(two.neighbours()).extracting(Neighbour::port).containsOnlyNulls();

        one.serve(8080);

        assertThat(two.neighbours())
                .containsExactly(new Neighbour(ProcessHandle.current().pid(), 8080));
        assertThat(two.sharesPort()).isFalse();
        two.serve(8080);
        assertThat(two.sharesPort()).isTrue();
        one.drain();
        assertThat(two.sharesPort()).isFalse();
    }

    @Test
    void aNeighbourWhoseBeatIsLateIsWaitedFor() throws Exception {
        one.serve(8080);
        jdbc.sql("update node.node set beat_at = now() - interval '3 seconds'").update();
        CompletableFuture<List<Neighbour>> found =
                CompletableFuture.supplyAsync(() -> two.awaitNeighbours(_ -> true));
        await().until(() -> count() == 2);

        one.beat();

        assertThat(found.get()).extracting(Neighbour::port).containsExactly(8080);
        assertThat(two.awaitNeighbours(it -> it.pid() == 0)).isEmpty();
    }

    @Test
    void nobodyCountsOnACandidateUntilItServes() {
        Nodes candidate = node(true);
        candidate.beat();
        assertThat(one.anotherIsLive()).isFalse();
        assertThat(one.neighbours()).isEmpty();

        candidate.serve(8080);

        assertThat(candidate.isCandidate()).isFalse();
        assertThat(one.anotherIsLive()).isTrue();
    }

    private int count() {
        return jdbc.sql("select count(*) from node.node").query(Integer.class).single();
    }

    private Nodes node() {
        return node(false);
    }

    private Nodes node(boolean candidate) {
        Node node = new Node(ids.next(), Clock.systemUTC().instant());
        Revisions revisions = new Revisions(new RevisionStore(jdbc), _ -> {});
        return new Nodes(
                node, new NodeStore(jdbc), revisions, new StoreClock(Clock.systemUTC()), candidate);
    }
}
