package io.nightdesk.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightdesk.testing.WithDatabase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@WithDatabase
class RevisionsTests {

    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final List<Object> here = new CopyOnWriteArrayList<>();
    private final List<Object> there = new CopyOnWriteArrayList<>();
    private final Revisions revisions;
    private final Revisions other;

    RevisionsTests(DataSource dataSource) {
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.revisions = node(here);
        this.other = node(there);
    }

    @Test
    void theBumpingNodeHearsOfItAtOnceAndTheOthersByPolling() {
        transaction.executeWithoutResult(_ -> revisions.bump("articles"));

        assertThat(here).singleElement().isInstanceOf(RevisionChanged.class);
        assertThat(there).isEmpty();

        other.poll();
        assertThat(there).isEqualTo(here);
    }

    @Test
    void nobodyHearsTwice() {
        transaction.executeWithoutResult(_ -> revisions.bump("prompts"));
        revisions.poll();
        revisions.poll();

        assertThat(here).hasSize(1);
    }

    @Test
    void aRolledBackChangeIsNoChange() {
        transaction.executeWithoutResult(
                status -> {
                    revisions.bump("rolled-back");
                    status.setRollbackOnly();
                });
        other.poll();

        assertThat(here).isEmpty();
        assertThat(there).isEmpty();
    }

    @Test
    void aListenerThatFailsIsToldAgain() {
        List<Object> heard = new CopyOnWriteArrayList<>();
        Revisions failing =
                new Revisions(
                        store(),
                        event -> {
                            heard.add(event);
                            if (heard.size() == 1) {
                                throw new IllegalStateException("the first time fails");
                            }
                        });

        transaction.executeWithoutResult(_ -> failing.bump("failing"));
        failing.poll();
        failing.poll();

        assertThat(heard).hasSize(2);
    }

    @Test
    void aTopicHasAPlainName() {
        assertThatThrownBy(
                        () -> transaction.executeWithoutResult(_ -> revisions.bump("Not a topic")))
                .hasMessageContaining("revision_topic_check");
    }

    private Revisions node(List<Object> heard) {
        return new Revisions(store(), heard::add);
    }

    private RevisionStore store() {
        return new RevisionStore(JdbcClient.create(dataSource));
    }
}
