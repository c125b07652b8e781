package io.nightdesk.confidence;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// From which probability on at most so many answers are wrong, as far as judged ones can show:
/// with 95 % certainty, for each cut-off by itself.
final class RiskBound {

    /// How often a bound may be too low.
    static final double TAIL = 0.05;

    private RiskBound() {}

    /// The lowest cut-off from which on the upper bound of the share of wrong ones is at most
    /// `most`; empty where none shows it.
    static OptionalDouble cutOff(List<Outcome> judged, double most) {
        List<Outcome> likeliest = likeliestFirst(judged);
        OptionalDouble lowest = OptionalDouble.empty();
        int wrong = 0;
        for (int i = 0; i < likeliest.size(); i++) {
            wrong += likeliest.get(i).right() ? 0 : 1;
            if (isLastOfItsLike(likeliest, i)
                    && wrong <= most * (i + 1)
                    && ClopperPearson.upper(wrong, i + 1, TAIL) <= most) {
                lowest = OptionalDouble.of(likeliest.get(i).likely());
            }
        }
        return lowest;
    }

    /// How many more must be judged, all of them right, before any cut-off shows it; 0 if one does.
    static int missing(List<Outcome> judged, double most) {
        List<Outcome> likeliest = likeliestFirst(judged);
        int fewest = needed(0, most);
        int wrong = 0;
        for (int i = 0; i < likeliest.size() && fewest > 0; i++) {
            wrong += likeliest.get(i).right() ? 0 : 1;
            if (isLastOfItsLike(likeliest, i) && wrong / most < i + 1 + fewest) {
                fewest = Math.min(fewest, Math.max(0, needed(wrong, most) - (i + 1)));
            }
        }
        return fewest;
    }

    /// The size of the smallest sample that shows it with so many wrong ones in it.
    static int needed(int wrong, double most) {
        int high = (int) Math.ceil(wrong / most) + 1;
        while (ClopperPearson.upper(wrong, high, TAIL) > most) {
            high *= 2;
        }
        int low = wrong;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (ClopperPearson.upper(wrong, middle, TAIL) > most) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    static List<Outcome> likeliestFirst(List<Outcome> judged) {
        return judged.stream()
                .sorted(Comparator.comparingDouble(Outcome::likely).reversed())
                .toList();
    }

    /// A cut-off does not part answers that are equally likely.
    static boolean isLastOfItsLike(List<Outcome> likeliest, int at) {
        return at == likeliest.size() - 1
                || likeliest.get(at + 1).likely() < likeliest.get(at).likely();
    }
}
