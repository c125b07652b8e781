package io.nightdesk.llm;

import io.nightdesk.node.Revisions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets changes of settings through one at a time, and each only if nobody has made another since
/// the revision on which it rests.
@Component
class Changes {

    private final Revisions revisions;
    private final TransactionTemplate transaction;

    Changes(Revisions revisions, TransactionTemplate transaction) {
        this.revisions = revisions;
        this.transaction = transaction;
    }

    long current(String topic) {
        return revisions.current(topic);
    }

    /// Returns when this node has taken the change over. Raising the revision first is what makes a
    /// second one wait.
    ///
    /// @param topic of [Revisions]
    /// @param work in the same transaction
    /// @return false if somebody was faster; then nothing is written
    boolean make(String topic, long revision, Runnable work) {
        return Boolean.TRUE.equals(
                transaction.execute(
                        status -> {
                            if (revisions.bump(topic) != revision + 1) {
                                status.setRollbackOnly();
                                return false;
                            }
                            work.run();
                            return true;
                        }));
    }
}
