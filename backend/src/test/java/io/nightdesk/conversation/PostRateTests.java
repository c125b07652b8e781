package io.nightdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PostRateTests {

    private final AtomicLong now = new AtomicLong();
    private final PostRate rate = new PostRate(now::get);

    @Test
    void fewMessagesArePostedAtOnce() {
        assertThat(aSecondOf(190)).isFalse();
        assertThat(aSecondOf(190)).isFalse();
    }

    @Test
    void manyAreBatchedUntilThereAreClearlyFewer() {
        assertThat(aSecondOf(220)).isTrue();
        assertThat(aSecondOf(170)).isTrue();
        aSecondOf(100);
        assertThat(aSecondOf(100)).isFalse();
    }

    @Test
    void aPauseEndsIt() {
        assertThat(aSecondOf(300)).isTrue();
        now.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(rate.count()).isFalse();
    }

    /// Spreads messages evenly; what the last one was told.
    private boolean aSecondOf(int messages) {
        boolean batched = false;
        for (int i = 0; i < messages; i++) {
            now.addAndGet(Duration.ofSeconds(1).toNanos() / messages);
            batched = rate.count();
        }
        return batched;
    }
}
