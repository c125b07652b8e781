package io.nightdesk.evaluation;

import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.Owner;
import io.nightdesk.operation.CommandFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Lets scripted customers talk to a product, and compares what became of it with what had to.
final class DialogueRun {

    private static final int AT_ONCE = 4;

    private final Trial trial;

    DialogueRun(Trial trial) {
        this.trial = trial;
    }

    /// One thing that had to be so.
    ///
    /// @param kind such as `outcome` or `cites`
    /// @param came what was there instead
    private record Expectation(String kind, boolean met, String came) {}

    private record Played(Dialogue dialogue, Dialogue.Step step, Talk talk, List<Expectation> all) {

        boolean isMet() {
            return all.stream().allMatch(Expectation::met);
        }

        boolean isAlone() {
            return talk.refusal() == null && !talk.answered() && talk.owner() == Owner.AI;
        }

        Measurement.Row report(int number) {
            String missed =
                    all.stream()
                            .filter(it -> !it.met())
                            .map(it -> "%s: %s".formatted(it.kind(), it.came()))
                            .collect(Collectors.joining("; "));
            return new Measurement.Row(
                    "%s %d".formatted(dialogue.id(), number),
                    step.say(),
                    isMet() ? 1 : 0,
                    missed.isEmpty() ? outcome(talk) : missed);
        }
    }

    /// @param provider what answered, for the report
    Measurement measure(String set, String provider, List<Dialogue> dialogues) {
        List<List<Played>> played = play(dialogues);
        List<Played> steps = played.stream().flatMap(List::stream).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("provider", provider);
        figures.put("n", dialogues.size());
        figures.put("steps", steps.size());
        figures.put("as_expected", share(steps));
        figures.put(
                "containment",
                Interval.of(played.stream().map(it -> isContained(it) ? 1.0 : 0.0).toList()));
        figures.put("without_outcome", steps.stream().filter(Played::isAlone).count());
        figures.put("kinds", kinds(steps));
        long answers = steps.stream().filter(it -> outcome(it.talk()).equals("answered")).count();
        figures.put("not_judged", answers);
        figures.put(
                "not_judged_because",
                Map.of(
                        "whether an answer suffices and is true to its source needs a judge",
                        answers));
        List<Measurement.Row> rows = new ArrayList<>();
        for (List<Played> dialogue : played) {
            for (int i = 0; i < dialogue.size(); i++) {
                rows.add(dialogue.get(i).report(i + 1));
            }
        }
        return new Measurement("dialogue", set, figures, slices(steps), rows);
    }

    private List<List<Played>> play(List<Dialogue> dialogues) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<List<Played>>> running = new ArrayList<>();
            for (Dialogue dialogue : dialogues) {
                running.add(threads.submit(() -> play(dialogue)));
            }
            List<List<Played>> played = new ArrayList<>();
            for (Future<List<Played>> one : running) {
                played.add(one.get());
            }
            return played;
        } catch (ExecutionException e) {
            throw new CommandFailure("A dialogue broke off: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private List<Played> play(Dialogue dialogue) {
        List<Played> played = new ArrayList<>();
        try (TrialCustomer customer = new TrialCustomer(trial)) {
            customer.open(dialogue.lang(), null);
            Owner owner = Owner.AI;
            for (Dialogue.Step step : dialogue.steps()) {
                Talk talk = customer.say(step.say(), owner != Owner.AI);
                owner = talk.owner();
                played.add(new Played(dialogue, step, talk, expectations(step, talk)));
            }
        }
        return played;
    }

    private static List<Expectation> expectations(Dialogue.Step step, Talk talk) {
        List<Expectation> all = new ArrayList<>();
        String came = outcome(talk);
        String wanted = step.outcome().name().toLowerCase(Locale.ROOT);
        boolean helped =
                step.outcome() == Dialogue.Outcome.HELPED
                        && (came.equals("answered") || came.equals("handed_over"));
        all.add(new Expectation("outcome", helped || came.equals(wanted), came));
        if (step.reason() != null && !step.reason().isEmpty()) {
            all.add(new Expectation("reason", step.reason().equals(talk.reason()), talk.reason()));
        }
        if (!step.cites().isEmpty()) {
            List<String> cited =
                    talk.messages().stream()
                            .flatMap(message -> message.citations().stream())
                            .map(Citation::article)
                            .toList();
            all.add(
                    new Expectation(
                            "cites",
                            step.cites().stream().anyMatch(cited::contains),
                            String.join(", ", cited)));
        }
        String said = talk.read().toLowerCase(Locale.ROOT);
        if (!step.contains().isEmpty()) {
            all.add(
                    new Expectation(
                            "contains",
                            step.contains().stream().anyMatch(it -> holds(said, it)),
                            talk.answer().strip()));
        }
        if (!step.lacks().isEmpty()) {
            all.add(
                    new Expectation(
                            "lacks",
                            step.lacks().stream().noneMatch(it -> holds(said, it)),
                            talk.answer().strip()));
        }
        return all;
    }

    private static boolean holds(String said, String words) {
        return said.contains(words.toLowerCase(Locale.ROOT));
    }

    private static String outcome(Talk talk) {
        if (talk.refusal() != null) {
            return "refused";
        }
        if (!talk.reason().isEmpty()) {
            return "handed_over";
        }
        if (talk.answered()) {
            return "answered";
        }
        return talk.owner() == Owner.AI ? "nothing" : "waits";
    }

    /// Nobody but the assistant was needed.
    private static boolean isContained(List<Played> dialogue) {
        return dialogue.stream().allMatch(it -> it.talk().owner() == Owner.AI);
    }

    private static Interval share(List<Played> steps) {
        return Interval.of(steps.stream().map(it -> it.isMet() ? 1.0 : 0.0).toList());
    }

    private static Map<String, Object> kinds(List<Played> steps) {
        Map<String, List<Expectation>> byKind = new TreeMap<>();
        for (Played step : steps) {
            for (Expectation one : step.all()) {
                byKind.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one);
            }
        }
        Map<String, Object> kinds = new LinkedHashMap<>();
        byKind.forEach(
                (kind, all) ->
                        kinds.put(
                                kind,
                                Map.of(
                                        "n",
                                        all.size(),
                                        "as_expected",
                                        all.stream().filter(Expectation::met).count())));
        return kinds;
    }

    private static Map<String, Map<String, Object>> slices(List<Played> steps) {
        Map<String, Map<String, Object>> slices = new TreeMap<>();
        steps.stream()
                .collect(Collectors.groupingBy(it -> it.dialogue().lang()))
                .forEach(
                        (lang, all) ->
                                slices.put(
                                        lang,
                                        Map.of("steps", all.size(), "as_expected", share(all))));
        return slices;
    }
}
