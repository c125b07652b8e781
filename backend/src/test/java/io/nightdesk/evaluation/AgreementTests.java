package io.nightdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightdesk.evaluation.Agreement.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTests {

    private enum Word {
        DISORDER,
        NEUROSIS,
        PSYCHOSIS
    }

    /// Two judges and 200 patients: table 1 of J. Cohen, Weighted kappa, Psychological Bulletin 70
    /// (1968), who reports an unweighted kappa of .492.
    @Test
    void kappaIsWhatCohenReports() {
        Agreement agreement = table(new int[][] {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});

        assertThat(agreement.share()).isEqualTo(.70);
        assertThat(agreement.kappa()).isCloseTo(.492, within(.0005));
    }

    @Test
    void whoeverAlwaysSaysTheSameAgreesByChance() {
        Agreement agreement = table(new int[][] {{7, 0, 0}, {2, 0, 0}, {3, 0, 0}});

        assertThat(agreement.share()).isEqualTo(7 / 12.0);
        assertThat(agreement.kappa()).isZero();
    }

    @Test
    void oneWordTellsNothingOfAgreement() {
        assertThat(table(new int[][] {{5, 0, 0}}).kappa()).isNaN();
        assertThat(new Agreement(List.of()).share()).isNaN();
    }

    private static Agreement table(int[][] counts) {
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < counts.length; one++) {
            for (int other = 0; other < counts[one].length; other++) {
                Pair pair = new Pair(Word.values()[one], Word.values()[other]);
                pairs.addAll(Collections.nCopies(counts[one][other], pair));
            }
        }
        return new Agreement(pairs);
    }
}
