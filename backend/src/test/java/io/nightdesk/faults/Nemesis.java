package io.nightdesk.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Injects faults. Each track works through its faults again and again, shuffled anew each time,
/// with a pause between two; what is shuffled, how long pauses are and whom it hits all follow from
/// the seed, the track and the number of the step in its track.
final class Nemesis {

    /// The name under which the start of an unrelated JVM is written down.
    static final String UNRELATED = "unrelated JVM";

    /// The name under which a question is written down that meets no fault.
    static final String UNTROUBLED = "no fault";

    private static final Duration LONG = Duration.ofMinutes(10);

    /// In a shorter run each kind of fault has to come up before any takes its time.
    private static final Duration UNHURRIED = Duration.ofMinutes(3);

    private static final Duration RECOVERY = Duration.ofMinutes(2);

    /// How long it may take in the end until everything is healed: a node may have to start.
    private static final Duration HEALING = Duration.ofSeconds(90);

    private final Rig rig;
    private final Crowd crowd;
    private final ClientTools tools;
    private final Step.Stage stage;
    private final long seed;
    private final boolean hurried;
    private final PrintStream out;
    private final long begun = System.nanoTime();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<Track, Thread> threads = new EnumMap<>(Track.class);
    private final List<String> schedule = new CopyOnWriteArrayList<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final AtomicInteger injections = new AtomicInteger();

    Nemesis(Rig rig, Crowd crowd, ClientTools tools, FaultRun.Plan plan, PrintStream out) {
        this.rig = rig;
        this.crowd = crowd;
        this.tools = tools;
        this.seed = plan.seed();
        this.hurried = plan.length().compareTo(UNHURRIED) < 0;
        this.stage = new Step.Stage(rig, crowd, tools, plan.length().compareTo(LONG) >= 0, over);
        this.out = out;
    }

    /// As [#stop], without waiting, once `wish` is complete; it may be at any time.
    void stopOn(CompletableFuture<?> wish) {
        var _ = wish.thenRun(over::countDown);
    }

    /// Injects one fault so many times. Each time everybody is connected again, as many nodes serve
    /// as before and some time has passed before the next.
    void alone(FaultKind fault, int times) throws InterruptedException {
        recover(fault);
        for (int number = 1; number <= times && over.getCount() > 0; number++) {
            Random random = new Random(seed * 1_000_003 + fault.name().hashCode() * 31L + number);
            if (fault == FaultKind.F4) {
                unrelated(number);
                recover(fault);
            } else if (fault == FaultKind.F23) {
                untroubled(number, random);
                recover(fault);
            }
            inflict(fault, "alone %d".formatted(number), random, OptionalInt.of(number), true);
            recover(fault);
        }
    }

    private void recover(FaultKind fault) throws InterruptedException {
        long end = System.nanoTime() + RECOVERY.toNanos();
        while (!(rig.isWhole() && crowd.isConnected())) {
            if (over.await(20, TimeUnit.MILLISECONDS)) {
                return;
            }
            if (System.nanoTime() > end) {
                troubles.add(
                        "%s: not everybody was back after %d s"
                                .formatted(fault, RECOVERY.toSeconds()));
                return;
            }
        }
        over.await(fault.rest().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Nothing but another JVM that starts: what any deployment on the same machine costs.
    private void unrelated(int number) throws InterruptedException {
        tools.history().add(at -> new History.Injected(at, UNRELATED, number));
        try {
            rig.startUnrelated();
        } catch (IllegalStateException e) {
            troubles.add("the unrelated JVM did not start: " + e);
        }
    }

    /// Nothing but a question: what any answer takes.
    private void untroubled(int number, Random random) throws InterruptedException {
        Step question =
                new Step(
                        stage,
                        random,
                        OptionalInt.of(number),
                        true,
                        _ ->
                                tools.history()
                                        .add(at -> new History.Injected(at, UNTROUBLED, number)));
        try {
            ModelFaults.nothing(question);
        } catch (Step.TooLate e) {
            // Then not.
        }
    }

    /// Injects these, each track its own, until the time is up.
    void together(Collection<FaultKind> wanted, long nanos) throws InterruptedException {
        start(wanted);
        over.await(nanos, TimeUnit.NANOSECONDS);
    }

    private void start(Collection<FaultKind> wanted) {
        for (Track track : Track.values()) {
            List<FaultKind> deck = FaultKind.of(track).stream().filter(wanted::contains).toList();
            if (!deck.isEmpty()) {
                threads.put(
                        track,
                        Thread.ofVirtual().name("nemesis-" + track).start(() -> work(track, deck)));
            }
        }
    }

    /// Begins nothing more, cuts short what goes on and waits until it is healed.
    void stop() throws InterruptedException {
        over.countDown();
        long end = System.nanoTime() + HEALING.toNanos();
        for (Map.Entry<Track, Thread> entry : threads.entrySet()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!entry.getValue().join(left)) {
                entry.getValue().interrupt();
                troubles.add(
                        "%s did not end within %d s"
                                .formatted(entry.getKey(), HEALING.toSeconds()));
            }
        }
    }

    /// The zero of the schedule's times, in nanoseconds of the history's clock.
    long begun() {
        return begun;
    }

    /// What was done and when, a line for each.
    List<String> schedule() {
        return schedule;
    }

    /// What the suite itself could not do.
    List<String> troubles() {
        return troubles;
    }

    private void work(Track track, List<FaultKind> deck) {
        List<FaultKind> cards = new ArrayList<>();
        try {
            for (int number = 1; ; number++) {
                Random random =
                        new Random(seed * 1_000_003 + track.name().hashCode() * 31L + number);
                if (over.await(track.pause(random), TimeUnit.MILLISECONDS)) {
                    return;
                }
                if (cards.isEmpty()) {
                    cards.addAll(deck);
                    Collections.shuffle(cards, random);
                }
                inflict(
                        cards.removeFirst(),
                        "%s %d".formatted(track.name().toLowerCase(Locale.ROOT), number),
                        random,
                        OptionalInt.empty(),
                        hurried && number <= deck.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void inflict(
            FaultKind fault, String place, Random random, OptionalInt turn, boolean brief)
            throws InterruptedException {
        int[] number = new int[1];
        Step step =
                new Step(
                        stage,
                        random,
                        turn,
                        brief,
                        what -> {
                            number[0] = injections.incrementAndGet();
                            tools.history()
                                    .add(at -> new History.Injected(at, fault.name(), number[0]));
                            say(fault, place, what);
                        });
        try {
            fault.inflict(step);
        } catch (InterruptedException e) {
            throw e;
        } catch (Step.TooLate e) {
            // Then not.
        } catch (Exception | Error e) {
            troubles.add("%s (%s) could not be injected: %s".formatted(fault, place, e));
            say(fault, place, "FAILED: " + e);
        } finally {
            if (number[0] > 0) {
                tools.history().add(at -> new History.Healed(at, fault.name(), number[0]));
            }
        }
    }

    private void say(FaultKind fault, String place, String what) {
        String line =
                "%7.2f s  %-4s %-13s %s"
                        .formatted((System.nanoTime() - begun) / 1e9, fault, place, what);
        schedule.add(line);
        out.println(line);
    }
}
