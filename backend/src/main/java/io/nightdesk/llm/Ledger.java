package io.nightdesk.llm;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Writes down what attempts cost, twice a second and once more when the node ends, so that no
/// customer waits for it. While the database is away it remembers the first 10,000.
@Component
class Ledger implements Consumer<LedgerEntry> {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 500;

    private final LedgerStore store;
    private final BlockingQueue<LedgerEntry> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<LedgerEntry> batch = new ArrayList<>();

    Ledger(LedgerStore store) {
        this.store = store;
    }

    /// Returns at once.
    @Override
    public void accept(LedgerEntry entry) {
        if (!waiting.offer(entry)) {
            log.error("An attempt of a language model is missing in the ledger: too many wait");
        }
    }

    @Scheduled(fixedDelay = 500)
    @PreDestroy
    synchronized void flush() {
        try {
            waiting.drainTo(batch, BATCH - batch.size());
            while (!batch.isEmpty()) {
                store.insert(batch);
                batch.clear();
                waiting.drainTo(batch, BATCH);
            }
        } catch (DataAccessException | TransactionException away) {
            // The batch is kept for the next time.
            log.warn("The ledger of language models waits for the database: {}", away.toString());
        }
    }
}
