package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboundTests {

    private static final int KIB = 1024;

    private final Inbound inbound = new Inbound("test");
    private final List<Integer> dealtWith = new CopyOnWriteArrayList<>();

    @Test
    void whoSaysMoreThanCanWaitIsNotReadAnyFurtherUntilThereIsRoom() {
        List<Integer> all = IntStream.range(0, 1_000).boxed().toList();
        List<Integer> read = new CopyOnWriteArrayList<>();
        CountDownLatch database = new CountDownLatch(1);
        inbound.put(() -> wait(database), 1);
        Thread reading =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        all.forEach(
                                                i -> {
                                                    inbound.put(() -> dealtWith.add(i), KIB);
                                                    read.add(i);
                                                }));

        await().until(() -> reading.getState() == Thread.State.WAITING);
        assertThat(read).hasSizeBetween(64, Inbound.MOST / KIB);
        assertThat(dealtWith).isEmpty();
        database.countDown();

        await().until(() -> dealtWith.size() == all.size());
        assertThat(dealtWith).isEqualTo(all);
    }

    @Test
    void whatTheClientHasNotSaidComesOnlyWhereNothingWaits() {
        CountDownLatch database = new CountDownLatch(1);
        inbound.put(() -> wait(database), 1);
        inbound.putIfNothingWaits(() -> dealtWith.add(1));
        inbound.put(() -> dealtWith.add(2), 1);
        inbound.putIfNothingWaits(() -> dealtWith.add(3));

        database.countDown();

        await().until(inbound::isIdle);
        assertThat(dealtWith).containsExactly(1, 2);
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
