package io.nightdesk.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Chooses what to quote: the best candidate always, others while there is room and they are not
/// far behind it.
///
/// @param enough stop at this many words
/// @param most never more words, except for the first choice
/// @param distance a candidate whose score is further below the best one's is left out
/// @param mostPieces how many candidates at most
record Choice(int enough, int most, double distance, int mostPieces) {

    /// Measured on three sets: the fact asked for is among 60 to 90 words in three of four cases;
    /// more text adds little and is not read.
    static final Choice DEFAULT = new Choice(60, 90, 0.25, 5);

    /// A list of steps that is longer is not quoted, as half of it must not be.
    private static final int LONGEST = 160;

    Choice withWords(int words) {
        return new Choice(words - 20, words, distance, mostPieces);
    }

    List<Candidate> of(Map<Candidate, Double> scores) {
        List<Map.Entry<Candidate, Double>> order =
                scores.entrySet().stream()
                        .filter(entry -> entry.getKey().words() <= LONGEST)
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .toList();
        List<Candidate> chosen = new ArrayList<>();
        int words = 0;
        for (Map.Entry<Candidate, Double> entry : order) {
            Candidate candidate = entry.getKey();
            boolean near = entry.getValue() > order.getFirst().getValue() - distance;
            boolean fits = chosen.isEmpty() || words + candidate.words() <= most;
            if (near && fits && words < enough && chosen.size() < mostPieces) {
                chosen.add(candidate);
                words += candidate.words();
            }
        }
        return chosen;
    }
}
