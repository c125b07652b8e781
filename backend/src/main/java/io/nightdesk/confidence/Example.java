package io.nightdesk.confidence;

import io.nightdesk.knowledge.Signals;
import java.util.List;

/// What a search told of its first result, and how it was.
///
/// @param answerable whether any article answers the question
/// @param firstRight whether the first article found does
/// @param oneOfThree whether one of the first three does
public record Example(Signals signals, boolean answerable, boolean firstRight, boolean oneOfThree) {

    List<Double> features() {
        return features(signals);
    }

    static List<Double> features(Signals signals) {
        return List.of(signals.score(), signals.lead(), signals.sentence(), signals.coverage());
    }
}
