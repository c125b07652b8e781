package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CarriersTests {

    @Test
    void threadsThatWaitInAClassLeaveCarriersForTheOneTheyWaitFor() throws Exception {
        assertThat(ends("enough")).isTrue();
    }

    @Test
    void withOneCarrierACoreTheyWouldWaitForEver() throws Exception {
        assertThat(ends("default")).isFalse();
    }

    private static boolean ends(String carriers) throws Exception {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:ActiveProcessorCount=2",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Waiting.class.getName(),
                                        carriers))
                        .redirectErrorStream(true)
                        .start();
        try {
            // It says so at once, or much later.
            return process.inputReader().readLine() != null && process.waitFor() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    /// Two virtual threads wait in the making of a class for a lock whose owner waits for a
    /// carrier.
    static final class Waiting {

        static final Object LOCK = new Object();
        static final CountDownLatch HELD = new CountDownLatch(1);
        private static volatile @Nullable Thread first;
        private static volatile @Nullable Thread second;

        private Waiting() {}

        public static void main(String[] arguments) throws InterruptedException {
            if (arguments[0].equals("enough")) {
                Carriers.provide();
            }
            Thread owner = Thread.startVirtualThread(Waiting::hold);
            HELD.await();
            first = Thread.startVirtualThread(() -> load("First"));
            second = Thread.startVirtualThread(() -> load("Second"));
            while (!isBlocked(first) || !isBlocked(second)) {
                Thread.onSpinWait();
            }
            fillQueues();
            if (owner.join(patience(arguments[0]))) {
                System.out.println("done");
            }
            System.exit(0);
        }

        /// Where they wait for ever, that is waited for.
        private static Duration patience(String carriers) {
            return Duration.ofSeconds(carriers.equals("enough") ? 30 : 5);
        }

        /// As on a busy server: in each queue of the scheduler's something waits already, so that
        /// what comes after it starts no carrier.
        private static void fillQueues() throws InterruptedException {
            for (int i = 0; i < 32; i++) {
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    Thread.startVirtualThread(Thread::onSpinWait);
                                    Thread.startVirtualThread(Thread::onSpinWait);
                                })
                        .join();
            }
        }

        /// Until both wait for the lock. Whoever parks needs a carrier to go on.
        private static void hold() {
            synchronized (LOCK) {
                HELD.countDown();
                while (!isBlocked(first) || !isBlocked(second)) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
        }

        private static boolean isBlocked(@Nullable Thread thread) {
            return thread != null && thread.getState() == Thread.State.BLOCKED;
        }

        private static void load(String name) {
            try {
                Class.forName(CarriersTests.class.getName() + "$" + name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static final class First {
        static {
            synchronized (Waiting.LOCK) {
                Thread.onSpinWait();
            }
        }
    }

    static final class Second {
        static {
            synchronized (Waiting.LOCK) {
                Thread.onSpinWait();
            }
        }
    }
}
