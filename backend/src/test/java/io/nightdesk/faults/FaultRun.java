package io.nightdesk.faults;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// One run of the suite: everything starts, people talk, faults happen, silence, and the reckoning.
final class FaultRun {

    /// How long what is still under way may take in the end without getting on. A turn that
    /// hangs is looked after by the watchdog within 75 s.
    private static final Duration SETTLING = Duration.ofMinutes(2);

    private static final Duration SETTLING_AT_MOST = Duration.ofMinutes(3);

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
    /// @param seconds from the first customer to the last word
    /// @param begun the zero of the schedule's times, in nanoseconds of the history's clock
    /// @param troubles what the suite itself could not do, or did not see end; none in a good run
    record Result(
            Plan plan,
            String rig,
            Checker.Verdict verdict,
            List<Costs.Cost> costs,
            long seconds,
            long begun,
            List<String> schedule,
            List<String> troubles) {

        boolean isClean() {
            return verdict.isClean() && troubles.isEmpty();
        }

        /// In a word: `held`, `violated`, or `stumbled` when no promise was seen to break but
        /// the suite could not do all that it should.
        String status() {
            if (!verdict.isClean()) {
                return "violated";
            }
            return troubles.isEmpty() ? "held" : "stumbled";
        }
    }

    /// What there is before anything has started.
    static final Truth NOTHING = new Truth(List.of(), List.of());

    private FaultRun() {}

    /// However it ends, there is a result.
    ///
    /// @param folder empty; for data and logs
    /// @param stop complete when it is to end early, in the same way as when its time is up
    static Result run(
            Plan plan, Program program, Path folder, CompletableFuture<?> stop, PrintStream out) {
        out.println("Starting the servers …");
        Account starting = new Account(plan);
        Result[] result = new Result[1];
        starting.part(
                () -> {
                    try (Rig rig = Rig.start(folder, program)) {
                        out.printf("%s; seed %d%n", rig.description(), plan.seed());
                        result[0] = run(plan, rig, stop, out);
                    }
                });
        return result[0] != null ? result[0] : starting.close(() -> NOTHING);
    }

    private static Result run(Plan plan, Rig rig, CompletableFuture<?> stop, PrintStream out) {
        Account account = new Account(plan);
        account.rig(rig.description());
        TruthReader truth = new TruthReader(() -> rig.postgres().primary().jdbc());
        account.part(() -> live(account, plan, rig, truth, stop, out));
        return account.close(truth::read);
    }

    private static void live(
            Account account,
            Plan plan,
            Rig rig,
            TruthReader truth,
            CompletableFuture<?> stop,
            PrintStream out)
            throws InterruptedException {
        long end = System.nanoTime() + plan.length().minus(silence(plan.length())).toNanos();
        Random random = new Random(plan.seed());
        try (ClientTools tools = ClientTools.with(account.history());
                Desk _ = Desk.open(tools, rig);
                Crowd crowd = Crowd.arrive(tools, rig, plan.crowd(), random)) {
            FreshReads reads = new FreshReads(tools, rig, crowd, new Random(random.nextLong()));
            reads.start();
            Nemesis nemesis = new Nemesis(rig, crowd, tools, plan, out);
            account.nemesis(nemesis);
            nemesis.stopOn(stop);
            account.part(() -> harm(plan, nemesis, end));
            nemesis.stop();
            crowd.fallSilent();
            reads.stop();
            out.println("Everybody is silent; waiting for what is under way …");
            String left = crowd.settle(truth, SETTLING, SETTLING_AT_MOST);
            if (!left.isEmpty()) {
                account.trouble("in the end " + left);
            }
            crowd.leave();
        }
    }

    private static void harm(Plan plan, Nemesis nemesis, long end) throws InterruptedException {
        if (plan.times() > 0) {
            for (FaultKind fault : plan.faults()) {
                nemesis.alone(fault, plan.times());
            }
        } else {
            nemesis.together(plan.faults(), end - System.nanoTime());
        }
    }

    /// The part of a run in which nothing new begins.
    private static Duration silence(Duration length) {
        return Duration.ofMillis(Math.min(15_000, length.toMillis() / 4));
    }
}
