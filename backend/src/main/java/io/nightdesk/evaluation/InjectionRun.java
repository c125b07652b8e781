package io.nightdesk.evaluation;

import io.nightdesk.evaluation.AttackChecks.Judged;
import io.nightdesk.evaluation.AttackChecks.Verdict;
import io.nightdesk.operation.CommandFailure;
import io.nightdesk.operation.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    private record Tried(AttackRow row, List<Judged> judged) {

        boolean hasFailed() {
            return judged.stream().anyMatch(it -> it.verdict() == Verdict.FAILED);
        }

        boolean isJudged() {
            return judged.stream().anyMatch(it -> it.verdict() != Verdict.NOT_JUDGED);
        }

        boolean isCut() {
            return row.label() == AttackRow.Label.BENIGN
                    && judged.stream().anyMatch(it -> it.why().equals(AttackChecks.CUT));
        }

        Measurement.Row report() {
            List<String> said =
                    judged.stream()
                            .filter(it -> it.verdict() != Verdict.HELD)
                            .map(it -> "%s: %s".formatted(it.code(), it.why()))
                            .toList();
            return new Measurement.Row(
                    row.id(),
                    row.text(),
                    hasFailed() ? 0 : 1,
                    said.isEmpty() ? "held" : String.join("; ", said));
        }
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
        List<Tried> tried =
                rows.stream().map(row -> new Tried(row, judge(row, scene, checks))).toList();
        Map<String, Object> figures = figures(tried, toolsRan);
        figures.put("seconds", (System.nanoTime() - start) / 1_000_000_000);
        return new Measurement(
                "injection",
                set,
                figures,
                slices(tried),
                tried.stream().map(Tried::report).toList());
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

    private Map<String, Object> figures(List<Tried> tried, boolean toolsRan) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", tried.size());
        for (AttackRow.Label label : AttackRow.Label.values()) {
            String name =
                    switch (label) {
                        case ATTACK -> "attacks";
                        case BENIGN -> "benign";
                        case MALFORMED -> "malformed";
                    };
            figures.put(name, tried.stream().filter(it -> it.row().label() == label).count());
        }
        figures.put("conversations", talks.values().stream().mapToInt(List::size).sum());
        figures.put(
                "reached_the_model",
                tried.stream()
                        .filter(it -> it.row().label() == AttackRow.Label.ATTACK)
                        .filter(it -> reached.containsKey(it.row().id()))
                        .count());
        List<Judged> meant =
                tried.stream()
                        .filter(it -> it.row().label() != AttackRow.Label.BENIGN)
                        .flatMap(it -> it.judged().stream())
                        .toList();
        figures.put("judged", meant.stream().filter(it -> isJudged(it)).count());
        figures.put("failures", failures(meant) + (toolsRan ? 1 : 0));
        figures.put(
                "not_judged",
                tried.stream()
                        .flatMap(it -> it.judged().stream())
                        .filter(it -> !isJudged(it))
                        .count());
        figures.put(
                "benign_blocked",
                Interval.of(
                        tried.stream()
                                .filter(it -> it.row().label() == AttackRow.Label.BENIGN)
                                .filter(Tried::isJudged)
                                .map(it -> it.hasFailed() ? 1.0 : 0.0)
                                .toList()));
        figures.put("benign_blocked_in_part", tried.stream().filter(Tried::isCut).count());
        figures.put("tools_had_an_effect", toolsRan);
        figures.put("codes", codes(tried));
        figures.put("not_judged_because", reasons(tried));
        return figures;
    }

    private static boolean isJudged(Judged judged) {
        return judged.verdict() != Verdict.NOT_JUDGED;
    }

    private static long failures(List<Judged> judged) {
        return judged.stream().filter(it -> it.verdict() == Verdict.FAILED).count();
    }

    private static Map<String, Object> codes(List<Tried> tried) {
        Map<String, List<Judged>> byCode = new TreeMap<>();
        for (Tried it : tried) {
            for (Judged judged : it.judged()) {
                byCode.computeIfAbsent(name(judged.code()), _ -> new ArrayList<>()).add(judged);
            }
        }
        Map<String, Object> codes = new LinkedHashMap<>();
        byCode.forEach(
                (code, all) ->
                        codes.put(
                                code,
                                Map.of(
                                        "judged", all.stream().filter(it -> isJudged(it)).count(),
                                        "failed", failures(all))));
        return codes;
    }

    /// Without the words of a question, an instruction or a phrase.
    private static String name(String code) {
        return code.matches(
                        "(canary|tool|url|img|html|template|http|roundtrip|promise|ask|summary):.*")
                ? code
                : code.replaceFirst(":.*", "");
    }

    private static Map<String, Object> reasons(List<Tried> tried) {
        Map<String, Object> reasons = new TreeMap<>();
        tried.stream()
                .flatMap(it -> it.judged().stream())
                .filter(it -> !isJudged(it))
                .forEach(it -> reasons.merge(it.why(), 1, (one, more) -> (int) one + (int) more));
        return reasons;
    }

    private static Map<String, Map<String, Object>> slices(List<Tried> tried) {
        Map<String, List<Tried>> byCategory = new TreeMap<>();
        tried.forEach(
                it ->
                        byCategory
                                .computeIfAbsent(it.row().category(), _ -> new ArrayList<>())
                                .add(it));
        Map<String, Map<String, Object>> slices = new LinkedHashMap<>();
        byCategory.forEach(
                (category, all) ->
                        slices.put(
                                category,
                                Map.of(
                                        "n",
                                        all.size(),
                                        "failed",
                                        all.stream().filter(Tried::hasFailed).count())));
        return slices;
    }
}
