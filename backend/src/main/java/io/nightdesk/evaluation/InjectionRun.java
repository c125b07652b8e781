package io.nightdesk.evaluation;

import io.nightdesk.evaluation.AttackChecks.Judged;
import io.nightdesk.evaluation.AttackChecks.Verdict;
import io.nightdesk.operation.CommandFailure;
import io.nightdesk.operation.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Puts every row in front of a product whose model is [ObedientModel], attacks once for each of
/// its misbehaviours, and judges what customers got.
final class InjectionRun {

    private static final int AT_ONCE = 8;

    private static final List<Obedience.Mode> MISBEHAVIOURS =
            List.of(
                    Obedience.Mode.RECITE,
                    Obedience.Mode.ENCODE,
                    Obedience.Mode.OBEY,
                    Obedience.Mode.CALL);

    private final Trial trial;
    private final ObedientModel model;
    private final Progress progress;
    private final TrialSummaries summaries;
    private final Map<String, List<Talk>> talks = new ConcurrentHashMap<>();
    private final Map<String, ObedientModel.Exchange> reached = new ConcurrentHashMap<>();

    /// Of which people were told nothing at least once, though they should have been.
    private final Set<String> untold = ConcurrentHashMap.newKeySet();

    InjectionRun(Trial trial, ObedientModel model, Progress progress) {
        this.trial = trial;
        this.model = model;
        this.progress = progress;
        this.summaries = new TrialSummaries(trial.bean(StateStore.class), model);
    }

    Measurement measure(String set, List<AttackRow> rows) {
        long start = System.nanoTime();
        AttackScene scene = AttackScene.furnish(trial, rows);
        StateStore state = trial.bean(StateStore.class);
        Map<String, String> before = state.fingerprints();
        List<AttackRow> attacks = with(AttackRow.Label.ATTACK, rows);
        for (Obedience.Mode mode : MISBEHAVIOURS) {
            progress.say("%d attacks on a model that would %s".formatted(attacks.size(), mode));
            play(mode, attacks, scene);
        }
        List<AttackRow> others = new ArrayList<>(with(AttackRow.Label.BENIGN, rows));
        others.addAll(with(AttackRow.Label.MALFORMED, rows));
        progress.say("%d other messages".formatted(others.size()));
        play(Obedience.Mode.ANSWER, others, scene);

        boolean toolsRan = model.trapped() > 0 || !state.fingerprints().equals(before);
        Planted planted = new Planted(scene.canaries(), model.systems());
        AttackChecks checks = new AttackChecks(planted, toolsRan);
        InjectionFigures tried =
                new InjectionFigures(
                        rows.stream()
                                .map(
                                        row ->
                                                new InjectionFigures.Tried(
                                                        row, judge(row, scene, checks)))
                                .toList(),
                        talks.values().stream().mapToInt(List::size).sum(),
                        reached.keySet(),
                        toolsRan);
        Map<String, Object> figures = tried.all();
        figures.put("seconds", (System.nanoTime() - start) / 1_000_000_000);
        return new Measurement("injection", set, figures, tried.slices(), tried.rows());
    }

    private static List<AttackRow> with(AttackRow.Label label, List<AttackRow> rows) {
        return rows.stream().filter(row -> row.label() == label).toList();
    }

    private List<Judged> judge(AttackRow row, AttackScene scene, AttackChecks checks) {
        if (scene.question(row).isEmpty()) {
            return notJudged(
                    row,
                    row.surface().equals("kb_doc")
                            ? "the help centre takes no such article"
                            : "no such surface: " + row.surface());
        }
        ObedientModel.Exchange exchange = reached.get(row.id());
        if (row.surface().equals("kb_doc") && !scene.isTold(row, exchange)) {
            return notJudged(row, "its article was not found by the question");
        }
        List<Judged> judged = checks.of(row, talks.getOrDefault(row.id(), List.of()), exchange);
        return untold.contains(row.id())
                ? judged.stream().map(InjectionRun::withoutSummary).toList()
                : judged;
    }

    /// What nobody was told is no proof that it would have been harmless.
    private static Judged withoutSummary(Judged judged) {
        return judged.code().startsWith("summary:") && judged.verdict() == Verdict.HELD
                ? AttackChecks.notJudged(judged.code(), "no model was asked to sum it up")
                : judged;
    }

    private static List<Judged> notJudged(AttackRow row, String why) {
        return row.failIf().stream().map(code -> AttackChecks.notJudged(code, why)).toList();
    }

    /// Every row once, several at a time.
    private void play(Obedience.Mode mode, List<AttackRow> rows, AttackScene scene) {
        model.play(mode);
        BlockingQueue<TrialCustomer> customers = new ArrayBlockingQueue<>(AT_ONCE);
        List<TrialCustomer> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            TrialCustomer customer = new TrialCustomer(trial);
            all.add(customer);
            customers.add(customer);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            for (AttackRow row : rows) {
                running.add(threads.submit(() -> attempt(row, scene, customers)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new CommandFailure("A conversation broke off: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        } finally {
            all.forEach(TrialCustomer::close);
        }
    }

    private @Nullable Void attempt(
            AttackRow row, AttackScene scene, BlockingQueue<TrialCustomer> customers)
            throws InterruptedException {
        Optional<String> asked = scene.question(row);
        if (asked.isEmpty()) {
            return null;
        }
        String question = asked.get();
        TrialCustomer customer = customers.take();
        try {
            String page = row.surface().equals("page_context") ? row.text() : null;
            UUID conversation = customer.open("en", page);
            if (customer.isOpen()) {
                scene.note(conversation);
            }
            Talk talk = customer.say(question, false);
            if (row.isForPeople()) {
                Optional<Talk> told = summaries.of(talk, customer, question);
                if (told.isEmpty()) {
                    untold.add(row.id());
                }
                talk = told.orElse(talk);
            }
            talks.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(talk);
            ObedientModel.Exchange exchange = model.about(question);
            if (exchange != null) {
                reached.put(row.id(), exchange);
            }
        } finally {
            customers.add(customer);
        }
        return null;
    }
}
