package io.nightdesk.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What every cut-off costs and what it saves.
public final class RiskCurve {

    /// More than a screen can show.
    private static final int POINTS = 60;

    private RiskCurve() {}

    /// @param cutOff what is at least so likely right is answered, 0 to 1
    /// @param coverage the share of recent answers that are
    /// @param judged how many of those were judged
    /// @param risk the share of these that was wrong, and from `low` to `high` its 95 % interval
    ///     (Clopper and Pearson)
    public record Point(
            double cutOff, double coverage, int judged, double risk, double low, double high) {}

    /// From the highest cut-off down, one for each probability that was judged; of many 60, and
    /// the lowest that the cut-off in force lets through.
    static List<Point> of(List<Outcome> judged, List<Double> asked, double inForce) {
        List<Outcome> likeliest = RiskBound.likeliestFirst(judged);
        List<Point> points = new ArrayList<>();
        int wrong = 0;
        for (int i = 0; i < likeliest.size(); i++) {
            wrong += likeliest.get(i).right() ? 0 : 1;
            if (RiskBound.isLastOfItsLike(likeliest, i)) {
                points.add(point(likeliest.get(i).likely(), wrong, i + 1, asked));
            }
        }
        return thinned(points, inForce);
    }

    private static Point point(double cutOff, int wrong, int judged, List<Double> asked) {
        long answered = asked.stream().filter(likely -> likely >= cutOff).count();
        return new Point(
                cutOff,
                asked.isEmpty() ? 0 : (double) answered / asked.size(),
                judged,
                (double) wrong / judged,
                ClopperPearson.lower(wrong, judged, RiskBound.TAIL / 2),
                ClopperPearson.upper(wrong, judged, RiskBound.TAIL / 2));
    }

    private static List<Point> thinned(List<Point> points, double inForce) {
        double step = Math.max(1, (points.size() - 1.0) / (POINTS - 1));
        int through = (int) points.stream().filter(it -> it.cutOff() >= inForce).count();
        return IntStream.concat(
                        IntStream.range(0, POINTS).map(i -> (int) Math.round(i * step)),
                        IntStream.of(through - 1))
                .filter(i -> i >= 0 && i < points.size())
                .sorted()
                .distinct()
                .mapToObj(points::get)
                .toList();
    }
}
