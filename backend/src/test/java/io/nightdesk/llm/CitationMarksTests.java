package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationMarksTests {

    private final CitationMarks marks = new CitationMarks(3);

    @Test
    void marksAreNumberedInReadingOrder() {
        assertThat(read("A [p3]. B [p1]. C [p3].")).isEqualTo("A [1]. B [2]. C [1].");
        assertThat(marks.cited()).containsExactly(3, 1);
        assertThat(marks.unknown()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'A [p1][p2].', 'A [1][2].'",
        "'A [p1, p2].', 'A [1][2].'",
        "'A [P1; 2].', 'A [1][2].'",
        "'A [ p1 ].', 'A [1].'"
    })
    void severalFormsAreUnderstood(String text, String shown) {
        assertThat(read(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "'A [p4].', 'A [0].', 1",
        "'A [p0] b.', 'A [0] b.', 1",
        "'A [1].', 'A.', 1",
        "'A [0].', 'A.', 1",
        "'A [p9999][p7].', 'A [0][0].', 2",
        "'A [p1, p9].', 'A [1].', 1"
    })
    void whatWasNotSuppliedIsMarkedOrRemovedAndCounted(String text, String shown, int unknown) {
        assertThat(read(text)).isEqualTo(shown);
        assertThat(marks.unknown()).isEqualTo(unknown);
    }

    @ParameterizedTest
    @CsvSource({
        "'[a link](https://x.example)'",
        "'- [ ] a task'",
        "'[p] and [page 1]'",
        "'An array[i] of [pp1]'"
    })
    void otherBracketsStay(String text) {
        assertThat(read(text)).isEqualTo(text);
        assertThat(marks.unknown()).isZero();
    }

    @Test
    void aMarkSplitOverPiecesIsHeldBackUntilItIsWhole() {
        assertThat(marks.accept("Thirty days ")).isEqualTo("Thirty days");
        assertThat(marks.accept("[")).isEmpty();
        assertThat(marks.accept("p")).isEmpty();
        assertThat(marks.accept("2")).isEmpty();
        assertThat(marks.accept("].")).isEqualTo(" [1].");
        assertThat(marks.finish()).isEmpty();
    }

    @Test
    void whatLookedLikeTheBeginningOfOneIsShownInTheEnd() {
        assertThat(marks.accept("See [p")).isEqualTo("See");
        assertThat(marks.finish()).isEqualTo(" [p");
    }

    @Test
    void theCutMakesNoDifference() {
        String text = "A [p3], b [p1, p2] c [p9]. [link](x) d [p2]";
        String whole = read(text);
        for (int cut = 0; cut <= text.length(); cut++) {
            CitationMarks other = new CitationMarks(3);
            String pieces =
                    other.accept(text.substring(0, cut))
                            + other.accept(text.substring(cut))
                            + other.finish();
            assertThat(pieces).isEqualTo(whole);
        }
    }

    private String read(String text) {
        return marks.accept(text) + marks.finish();
    }
}
