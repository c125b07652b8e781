package io.nightdesk.evaluation;

import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.Owner;
import io.nightdesk.llm.CompletionRequest.Said;
import io.nightdesk.llm.CompletionRequest.Speaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lets scripted customers talk to a product, and compares what became of it with what had to.
final class DialogueRun {

    private final Trial trial;
    private final @Nullable AnswerJudge judge;
    private final List<LabelledAnswer> labelled;

    DialogueRun(Trial trial) {
        this(trial, null, List.of());
    }

    /// @param judge says what answers are worth; null for nobody
    /// @param labelled on which it is measured itself, before it judges anything else
    DialogueRun(Trial trial, @Nullable AnswerJudge judge, List<LabelledAnswer> labelled) {
        this.trial = trial;
        this.judge = judge;
        this.labelled = List.copyOf(labelled);
    }

    /// One thing that had to be so.
    ///
    /// @param kind such as `outcome` or `cites`
    /// @param came what was there instead
    private record Expectation(String kind, boolean met, String came) {}

    /// @param verdict of the judge's, empty if there is none
    private record Played(
            Dialogue dialogue,
            Dialogue.Step step,
            Talk talk,
            List<Expectation> all,
            Optional<AnswerVerdict> verdict) {

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
                    (missed.isEmpty() ? outcome(talk) : missed)
                            + verdict.map(it -> "; " + it.text()).orElse(""));
        }
    }

    /// @param provider what answered, for the report
    Measurement measure(String set, String provider, List<Dialogue> dialogues) {
        JudgeQuality quality = judge == null ? null : JudgeQuality.of(judge, labelled);
        List<List<Played>> played = InParallel.map(dialogues, this::play);
        List<Played> steps = played.stream().flatMap(List::stream).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("provider", provider);
        figures.put("n", dialogues.size());
        figures.put("steps", steps.size());
        figures.put("as_expected", share(steps, Played::isMet));
        figures.put("containment", share(played, DialogueRun::isContained));
        figures.put("without_outcome", steps.stream().filter(Played::isAlone).count());
        figures.put("kinds", kinds(steps));
        if (quality != null) {
            figures.put("judge", quality.figures());
        }
        figures.putAll(worth(steps));
        List<Measurement.Row> rows = new ArrayList<>();
        for (List<Played> dialogue : played) {
            for (int i = 0; i < dialogue.size(); i++) {
                rows.add(dialogue.get(i).report(i + 1));
            }
        }
        if (quality != null) {
            rows.addAll(quality.rows());
        }
        return new Measurement("dialogue", set, figures, slices(steps), rows);
    }

    /// What the answers were worth. Of those without a verdict nothing is known.
    private Map<String, Object> worth(List<Played> steps) {
        long answers = steps.stream().filter(it -> outcome(it.talk()).equals("answered")).count();
        List<AnswerVerdict> verdicts = steps.stream().flatMap(it -> it.verdict().stream()).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        if (judge != null) {
            Map<String, Object> judged = new LinkedHashMap<>();
            judged.put("n", verdicts.size());
            judged.put("suffices", share(verdicts, AnswerVerdict::isEnough));
            judged.put("faithful", share(verdicts, AnswerVerdict::isFaithful));
            figures.put("judged", judged);
        }
        long rest = answers - verdicts.size();
        figures.put("not_judged", rest);
        figures.put(
                "not_judged_because",
                Map.of(
                        judge == null
                                ? "whether an answer suffices and is true to its source needs a judge"
                                : "the judge said nothing that is a verdict",
                        rest));
        return figures;
    }

    private List<Played> play(Dialogue dialogue) {
        List<Played> played = new ArrayList<>();
        try (TrialCustomer customer = new TrialCustomer(trial)) {
            customer.open(dialogue.lang(), null);
            Owner owner = Owner.AI;
            List<Said> said = new ArrayList<>();
            for (Dialogue.Step step : dialogue.steps()) {
                Talk talk = customer.say(step.say(), owner != Owner.AI);
                owner = talk.owner();
                said.add(new Said(Speaker.CUSTOMER, step.say()));
                played.add(
                        new Played(
                                dialogue,
                                step,
                                talk,
                                expectations(step, talk),
                                verdict(said, talk)));
                said.add(new Said(Speaker.ASSISTANT, talk.answer()));
            }
        }
        return played;
    }

    /// Of an answer that was broken off and begun again the last counts.
    private Optional<AnswerVerdict> verdict(List<Said> before, Talk talk) {
        if (judge == null || talk.messages().isEmpty() || !outcome(talk).equals("answered")) {
            return Optional.empty();
        }
        return judge.judge(GivenAnswer.of(before, talk.messages().getLast()));
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

    private static <T> Interval share(List<T> all, Predicate<T> which) {
        return Interval.of(all.stream().map(it -> which.test(it) ? 1.0 : 0.0).toList());
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
                                        Map.of(
                                                "steps",
                                                all.size(),
                                                "as_expected",
                                                share(all, Played::isMet))));
        return slices;
    }
}
