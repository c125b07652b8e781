package io.nightdesk.operation;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;

/// How many operating-system threads carry the virtual ones: one a core, as the JVM has it, and
/// more as long as those do not get on.
///
/// A virtual thread that loads a class keeps its carrier while it waits for a lock (JEP 491,
/// "Future Work"). The first requests on two cores could keep both of them waiting for a lock of
/// the jar's whose owner had none to go on with: from then on nothing moved, not even the shutdown.
/// It happened in one of three starts of the jar under load. And who computes for long keeps its
/// carrier too. To have 64 of them all the time cost a third of the processor's time of each
/// message, since a burst of work woke all.
public final class Carriers {

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    private static final int IN_NEED = 64;
    private static final Duration BEAT = Duration.ofMillis(50);

    /// To begin with: as many as an empty queue of the scheduler's has room for.
    private static final int FEW = 64;

    private static final int MANY = 8_192;

    private final VirtualThreadSchedulerMXBean scheduler;
    private final int usual;
    private final Semaphore seen = new Semaphore(0);

    private Carriers(VirtualThreadSchedulerMXBean scheduler, int usual) {
        this.scheduler = scheduler;
        this.usual = usual;
    }

    /// To be called once, before the first virtual thread starts. What the operator has set stands.
    public static void provide() {
        int cores = Runtime.getRuntime().availableProcessors();
        if (cores >= IN_NEED || System.getProperty(PARALLELISM) != null) {
            return;
        }
        var carriers =
                new Carriers(
                        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class),
                        cores);
        Thread.ofPlatform().daemon().name("carriers").start(carriers::watch);
    }

    /// Sends a virtual thread through the scheduler's queue again and again. While one is not back
    /// after a beat there are carriers in reserve, and more and more are sent. For the scheduler
    /// (`ForkJoinPool.push`) only starts a carrier for what it puts into a queue with less than two
    /// tasks, or into one that is full and has to grow; what waited already when the carriers came
    /// into reserve starts none.
    private void watch() {
        try {
            int number = 1;
            while (true) {
                for (int i = 0; i < number; i++) {
                    Thread.ofVirtual().name("carriers").start(seen::release);
                }
                boolean inTime = seen.tryAcquire(BEAT.toNanos(), TimeUnit.NANOSECONDS);
                scheduler.setParallelism(inTime ? usual : IN_NEED);
                if (inTime) {
                    number = 1;
                    Thread.sleep(BEAT);
                    seen.drainPermits();
                } else {
                    number = Math.clamp(2L * number, FEW, MANY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
