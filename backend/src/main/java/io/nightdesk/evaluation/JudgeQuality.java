package io.nightdesk.evaluation;

import io.nightdesk.evaluation.Agreement.Pair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How far a judge of answers agrees with those who labelled some.
///
/// @param judged in the order of the labelled answers
record JudgeQuality(List<Judged> judged) {

    /// @param said empty when the judge said nothing that is a verdict
    record Judged(LabelledAnswer labelled, Optional<AnswerVerdict> said) {

        Measurement.Row row() {
            AnswerVerdict label = labelled.label();
            boolean same = said.filter(label::equals).isPresent();
            String verdict = said.map(AnswerVerdict::text).orElse("not judged");
            return new Measurement.Row(
                    "judge " + labelled.id(),
                    labelled.say(),
                    same ? 1 : 0,
                    same ? verdict : "%s; labelled: %s".formatted(verdict, label.text()));
        }

        Optional<Pair> pair(Function<AnswerVerdict, Enum<?>> word) {
            return said.map(it -> new Pair(word.apply(labelled.label()), word.apply(it)));
        }
    }

    JudgeQuality {
        judged = List.copyOf(judged);
    }

    static JudgeQuality of(AnswerJudge judge, List<LabelledAnswer> labelled) {
        return new JudgeQuality(
                InParallel.map(labelled, it -> new Judged(it, judge.judge(it.given()))));
    }

    /// Of those that were judged; the others are only counted.
    Map<String, Object> figures() {
        long said = judged.stream().filter(it -> it.said().isPresent()).count();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", said);
        figures.put("not_judged", judged.size() - said);
        figures.put("suffices", agreement(AnswerVerdict::suffices));
        figures.put("faithful", agreement(AnswerVerdict::faithful));
        return figures;
    }

    List<Measurement.Row> rows() {
        return judged.stream().map(Judged::row).toList();
    }

    private Map<String, Object> agreement(Function<AnswerVerdict, Enum<?>> word) {
        return new Agreement(judged.stream().flatMap(it -> it.pair(word).stream()).toList())
                .figures();
    }
}
