package io.nightdesk.confidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Logistic regression: turns a few numbers into a probability. Features are standardised with the
/// mean and scale kept here. The same examples always give the same weights. Safe from any thread.
final class Logistic {

    private static final int MOST_STEPS = 50;
    private static final double DONE = 1e-8;
    private static final double ROUNDING = 1e-9;
    private static final double SMALLEST_SHARE = 1e-6;
    private static final double CONSTANT = 1e-12;

    /// Holds a group's own constant to the common one: log-odds of groups differ by about 1.
    private static final double APART = 1;

    private final double[] mean;
    private final double[] scale;
    /// One for each feature, then the constant.
    private final double[] weights;

    private Logistic(double[] mean, double[] scale, double[] weights) {
        this.mean = mean.clone();
        this.scale = scale.clone();
        this.weights = weights.clone();
    }

    /// What happened.
    ///
    /// @param weight how much it counts for
    record Example(List<Double> features, boolean positive, double weight) {}

    /// Fits by Newton's method, which ends in a handful of steps as the loss is convex and no step
    /// raises it. Each group has a constant of its own, so that the weights say what tells right
    /// from wrong within a group, not that more was right in one than in another; an example of
    /// no group gets their mean.
    ///
    /// @param groups at least one example of each kind in all
    /// @param ridge pulls the weights to zero; as much as so many examples of weight 1
    static Logistic fit(List<List<Example>> groups, double ridge) {
        List<Example> examples = groups.stream().flatMap(List::stream).toList();
        int size = examples.getFirst().features().size();
        double[] mean = new double[size];
        double[] scale = new double[size];
        double all = examples.stream().mapToDouble(Example::weight).sum();
        for (Example example : examples) {
            for (int i = 0; i < size; i++) {
                mean[i] += example.weight() * example.features().get(i) / all;
            }
        }
        for (Example example : examples) {
            for (int i = 0; i < size; i++) {
                double off = example.features().get(i) - mean[i];
                scale[i] += example.weight() * off * off / all;
            }
        }
        for (int i = 0; i < size; i++) {
            // A feature that never changes differs from its mean by rounding only.
            scale[i] = scale[i] < CONSTANT ? 1 : Math.sqrt(scale[i]);
        }
        Logistic none = new Logistic(mean, scale, new double[size + 1]);
        List<Row> rows = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            for (Example example : groups.get(group)) {
                double[] x =
                        Arrays.copyOf(none.standard(example.features()), size + 1 + groups.size());
                x[size + 1 + group] = 1;
                rows.add(new Row(x, example));
            }
        }
        double[] hold = new double[size + 1 + groups.size()];
        Arrays.fill(hold, 0, size, ridge);
        // The constant is hardly held: how often something is right differs from site to site.
        hold[size] = 1e-3;
        Arrays.fill(hold, size + 1, hold.length, APART);
        double[] weights = solved(rows, new double[hold.length], hold);
        return new Logistic(mean, scale, Arrays.copyOf(weights, size + 1));
    }

    /// Fitted anew to these examples and held to the weights of this one, the less the more
    /// examples there are.
    ///
    /// @param examples with the same features
    /// @param ridge as much as so many examples of weight 1; the constant counts a tenth of it
    Logistic refitted(List<Example> examples, double ridge) {
        double[] hold = new double[weights.length];
        Arrays.fill(hold, ridge);
        hold[weights.length - 1] = ridge / 10;
        List<Row> rows = examples.stream().map(it -> new Row(standard(it.features()), it)).toList();
        return new Logistic(mean, scale, solved(rows, weights, hold));
    }

    /// An example as numbers to be weighed.
    private static final class Row {

        private final double[] x;
        private final boolean positive;
        private final double weight;

        Row(double[] x, Example example) {
            this.x = x;
            this.positive = example.positive();
            this.weight = example.weight();
        }
    }

    /// The weights that fit the rows best while they are held to others.
    private static double[] solved(List<Row> rows, double[] to, double[] hold) {
        double[] w = to.clone();
        double loss = loss(w, rows, to, hold);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = step(w, rows, to, hold);
            double share = 1;
            double[] next = less(w, move, share);
            // From where nearly everything is thought wrong a whole step leads further off.
            while (loss(next, rows, to, hold) > loss + ROUNDING && share > SMALLEST_SHARE) {
                share /= 2;
                next = less(w, move, share);
            }
            w = next;
            loss = loss(w, rows, to, hold);
            if (share * Arrays.stream(move).map(Math::abs).max().orElse(0) < DONE) {
                break;
            }
        }
        return w;
    }

    private static double[] less(double[] w, double[] move, double share) {
        double[] next = w.clone();
        for (int i = 0; i < w.length; i++) {
            next[i] -= share * move[i];
        }
        return next;
    }

    private static double loss(double[] w, List<Row> rows, double[] to, double[] hold) {
        double loss = 0;
        for (int i = 0; i < w.length; i++) {
            loss += hold[i] * (w[i] - to[i]) * (w[i] - to[i]) / 2;
        }
        for (Row row : rows) {
            double against = row.positive ? -dot(w, row.x) : dot(w, row.x);
            // ln(1 + e^against), which must not overflow.
            loss += row.weight * (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against))));
        }
        return loss;
    }

    private static double[] step(double[] w, List<Row> rows, double[] to, double[] hold) {
        int size = w.length;
        double[] gradient = new double[size];
        double[][] curvature = new double[size][size];
        for (int i = 0; i < size; i++) {
            gradient[i] = hold[i] * (w[i] - to[i]);
            curvature[i][i] = hold[i];
        }
        for (Row row : rows) {
            double[] x = row.x;
            double p = sigmoid(dot(w, x));
            double error = row.weight * (p - (row.positive ? 1 : 0));
            double bend = row.weight * p * (1 - p);
            for (int i = 0; i < size; i++) {
                gradient[i] += error * x[i];
                for (int j = 0; j < size; j++) {
                    curvature[i][j] += bend * x[i] * x[j];
                }
            }
        }
        return solved(curvature, gradient);
    }

    /// What makes it up, to be stored.
    ///
    /// @param weights one for each feature, then the constant
    record Parameters(List<Double> mean, List<Double> scale, List<Double> weights) {}

    Parameters parameters() {
        return new Parameters(list(mean), list(scale), list(weights));
    }

    static Logistic of(Parameters stored) {
        return new Logistic(array(stored.mean()), array(stored.scale()), array(stored.weights()));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// 0 to 1.
    double probability(List<Double> features) {
        return sigmoid(dot(weights, standard(features)));
    }

    private double[] standard(List<Double> features) {
        double[] x = new double[features.size() + 1];
        for (int i = 0; i < features.size(); i++) {
            x[i] = (features.get(i) - mean[i]) / scale[i];
        }
        x[features.size()] = 1;
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /// Solves a x = b for a symmetric positive definite a (Cholesky); changes both.
    private static double[] solved(double[][] a, double[] b) {
        int size = b.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[j][j];
            }
        }
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= a[i][k] * b[k];
            }
            b[i] /= a[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                b[i] -= a[k][i] * b[k];
            }
            b[i] /= a[i][i];
        }
        return b;
    }
}
