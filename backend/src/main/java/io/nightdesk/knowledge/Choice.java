package io.nightdesk.knowledge;

import io.nightdesk.knowledge.text.Unit.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses what to quote: the best candidate always, others while there is room and they are not
/// far behind it.
///
/// @param enough stop at this many words
/// @param most never more words, except for the first choice and what a choice leans on
/// @param mostPieces how many candidates at most
record Choice(int enough, int most, int mostPieces) {

    /// Measured on two sets of questions: the fact asked for is in these words in five of six
    /// cases; more text adds little and is not read.
    static final Choice DEFAULT = new Choice(80, 90, 6);

    /// How far behind the best one a candidate of the same article may be.
    private static final double NEAR = 0.25;
    /// The same for a further row or item: next to the right row the others are noise.
    private static final double NEAR_ITEM = 0.2;
    /// The same for another article, which is more often off the point than of help.
    private static final double NEAR_OTHER = 0.08;

    /// A list of steps that is longer is not quoted, as half of it must not be.
    private static final int LONGEST = 160;
    /// More of a table are better read in the article.
    private static final int MOST_ROWS = 3;

    Choice withWords(int words) {
        return new Choice(words - 10, words, mostPieces);
    }

    List<Candidate> of(Map<Candidate, Double> scores) {
        List<Map.Entry<Candidate, Double>> order =
                scores.entrySet().stream()
                        .filter(entry -> entry.getKey().words() <= LONGEST)
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .toList();
        List<Candidate> chosen = new ArrayList<>();
        for (Map.Entry<Candidate, Double> entry : order) {
            Candidate best = order.getFirst().getKey();
            double behind = order.getFirst().getValue() - entry.getValue();
            if (behind <= allowed(entry.getKey(), best) && hasRoom(chosen, entry.getKey())) {
                chosen.add(entry.getKey());
            }
        }
        return withContext(chosen, scores);
    }

    private boolean hasRoom(List<Candidate> chosen, Candidate next) {
        int words = chosen.stream().mapToInt(Candidate::words).sum();
        boolean fits = chosen.isEmpty() || words + next.words() <= most;
        boolean tooManyRows =
                next.isRow() && chosen.stream().filter(Candidate::isRow).count() == MOST_ROWS;
        return fits && words < enough && chosen.size() < mostPieces && !tooManyRows;
    }

    private static double allowed(Candidate candidate, Candidate best) {
        if (candidate.article() != best.article()) {
            return NEAR_OTHER;
        }
        Kind kind = candidate.units().getFirst().kind();
        boolean item = kind == Kind.ROW || kind == Kind.BULLET;
        return item ? NEAR_ITEM : NEAR;
    }

    /// Puts the sentence before in front of one that begins with "This" or "Then".
    private static List<Candidate> withContext(
            List<Candidate> chosen, Map<Candidate, Double> scores) {
        List<Candidate> all = new ArrayList<>(chosen);
        for (Candidate candidate : chosen) {
            if (candidate.leansBack()) {
                before(candidate, scores).filter(it -> !all.contains(it)).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<Candidate> before(Candidate candidate, Map<Candidate, Double> scores) {
        return scores.keySet().stream()
                .filter(
                        it ->
                                it.article() == candidate.article()
                                        && it.section() == candidate.section()
                                        && it.position() == candidate.position() - 1
                                        && it.units().getFirst().kind() == Kind.SENTENCE)
                .findFirst();
    }
}
