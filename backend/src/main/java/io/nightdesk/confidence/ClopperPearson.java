package io.nightdesk.confidence;

/// The exact bounds of a share, after Clopper and Pearson (Biometrika 26, 1934).
final class ClopperPearson {

    private static final int HALVINGS = 60;

    private ClopperPearson() {}

    /// The largest share under which so few in so many are not yet a surprise.
    ///
    /// @param count of `all`
    /// @param tail how often the bound may be too low, for example 0.05
    static double upper(int count, int all, double tail) {
        if (count >= all) {
            return 1;
        }
        double low = (double) count / all;
        double high = 1;
        double ways = logWays(count, all);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atMost(count, all, middle, ways) > tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// The smallest share under which so many in so many are not yet a surprise.
    static double lower(int count, int all, double tail) {
        return 1 - upper(all - count, all, tail);
    }

    /// The chance of at most `count` of `all`. From the largest term down; each is a product of the
    /// one before, so that nothing overflows.
    private static double atMost(int count, int all, double share, double logWays) {
        if (share >= 1) {
            return 0;
        }
        double term =
                Math.exp(logWays + count * Math.log(share) + (all - count) * Math.log1p(-share));
        double sum = term;
        for (int k = count; k > 0 && term > sum * 1e-17; k--) {
            term *= k * (1 - share) / ((all - k + 1) * share);
            sum += term;
        }
        return sum;
    }

    private static double logWays(int count, int all) {
        double sum = 0;
        for (int i = 1; i <= Math.min(count, all - count); i++) {
            sum += Math.log((double) (all - i + 1) / i);
        }
        return sum;
    }
}
