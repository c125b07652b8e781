package io.nightdesk.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.NightdeskTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@NightdeskTest
class SchedulingTests {

    @Autowired TaskScheduler scheduler;
    @Autowired ScheduledTaskHolder scheduled;

    @Test
    void whatWaitsForLongHoldsNothingElseUp() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(1);
        List<Future<?>> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < scheduled.getScheduledTasks().size(); i++) {
                waiting.add(
                        scheduler.scheduleWithFixedDelay(
                                () -> awaited(over), Duration.ofMinutes(1)));
            }
            waiting.add(scheduler.scheduleWithFixedDelay(others::countDown, Duration.ofMinutes(1)));

            assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            over.countDown();
            waiting.forEach(task -> task.cancel(false));
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
