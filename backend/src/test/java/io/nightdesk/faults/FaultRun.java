package io.nightdesk.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One run of the suite: everything starts, people talk, faults happen, silence, and the reckoning.
final class FaultRun {

    /// How long what is still under way may take in the end. A turn that hangs is looked after by
    /// the watchdog within 75 s.
    private static final Duration SETTLING = Duration.ofMinutes(2);

    /// What a run is to be.
    ///
    /// @param length of the time in which people talk and faults happen, with the falling silent
    /// @param faults those to inject
    /// @param times 0, or how often one fault comes alone; `length` does not matter then
    record Plan(
            Duration length, long seed, Collection<FaultKind> faults, Crowd.Size crowd, int times) {

        /// With everything that can be injected.
        static Plan soup(Duration length, long seed) {
            return new Plan(
                    length,
                    seed,
                    Arrays.stream(FaultKind.values()).filter(FaultKind::isRunnable).toList(),
                    new Crowd.Size(12, 5_000, 84, 1_100, true),
                    0);
        }

        /// One fault so many times, each when everybody has got over the one before.
        static Plan alone(FaultKind fault, int times, long seed) {
            return new Plan(
                    Duration.ZERO,
                    seed,
                    List.of(fault),
                    new Crowd.Size(12, 5_000, 48, 1_100, false),
                    times);
        }

        Plan only(Collection<FaultKind> wanted) {
            return new Plan(length, seed, wanted, crowd, times);
        }
    }

    /// What came of it.
    ///
    /// @param costs of each injection; worth something where each came alone
    /// @param begun the zero of the schedule's times, in nanoseconds of the history's clock
    /// @param troubles what the suite itself could not do, or did not see end; none in a good run
    record Result(
            Plan plan,
            String rig,
            Checker.Verdict verdict,
            List<Costs.Cost> costs,
            long begun,
            List<String> schedule,
            List<String> troubles) {

        /// Of a run that broke off, in which nothing was checked.
        static Result broken(Plan plan, Exception cause) {
            Checker.Verdict nothing = Checker.check(new History(), new Truth(List.of(), List.of()));
            return new Result(
                    plan,
                    "",
                    nothing,
                    List.of(),
                    0,
                    List.of(),
                    List.of("the run broke off: " + cause));
        }

        boolean isClean() {
            return verdict.isClean() && troubles.isEmpty();
        }
    }

    private FaultRun() {}

    /// @param folder empty; for data and logs
    static Result run(Plan plan, Program program, Path folder, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        out.println("Starting the servers …");
        try (Rig rig = Rig.start(folder, program)) {
            out.printf("%s; seed %d%n", rig.description(), plan.seed());
            return run(plan, rig, out);
        }
    }

    private static Result run(Plan plan, Rig rig, PrintStream out) throws InterruptedException {
        History history = new History();
        Random random = new Random(plan.seed());
        TruthReader truth = new TruthReader(() -> rig.postgres().primary().jdbc());
        try (ClientTools tools = ClientTools.with(history);
                Crowd crowd = Crowd.arrive(tools, rig, plan.crowd(), random)) {
            FreshReads reads = new FreshReads(tools, rig, crowd, new Random(random.nextLong()));
            reads.start();
            Nemesis nemesis = new Nemesis(rig, crowd, tools, plan.seed(), out);
            if (plan.times() > 0) {
                for (FaultKind fault : plan.faults()) {
                    nemesis.alone(fault, plan.times());
                }
            } else {
                nemesis.start(plan.faults());
                wait(plan.length().minus(silence(plan.length())));
                nemesis.stop();
            }
            crowd.fallSilent();
            reads.stop();
            out.println("Everybody is silent; waiting for what is under way …");
            String left = crowd.settle(truth, SETTLING.toNanos());
            List<String> troubles = new java.util.ArrayList<>(nemesis.troubles());
            if (!left.isEmpty()) {
                troubles.add("after %d s %s".formatted(SETTLING.toSeconds(), left));
            }
            crowd.leave();
            Checker.Verdict verdict = Checker.check(history, truth.read());
            return new Result(
                    plan,
                    rig.description(),
                    verdict,
                    Costs.of(history.entries()),
                    nemesis.begun(),
                    nemesis.schedule(),
                    troubles);
        }
    }

    /// The part of a run in which nothing new begins.
    private static Duration silence(Duration length) {
        return Duration.ofMillis(Math.min(15_000, length.toMillis() / 4));
    }

    private static void wait(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
