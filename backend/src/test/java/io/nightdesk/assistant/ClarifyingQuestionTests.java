package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.Passage;
import io.nightdesk.knowledge.SearchResult;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClarifyingQuestionTests {

    @Test
    void whatIsAboutAsLikelyAsTheFirstIsNamedThreeAtMost() {
        Decision.Say said =
                (Decision.Say)
                        asked(
                                        null,
                                        found("Returns", 0.80),
                                        found("Repairs", 0.79),
                                        found("Refunds", 0.74),
                                        found("Rent", 0.74))
                                .orElseThrow();

        assertThat(said.choices()).containsExactly("Returns", "Repairs", "Refunds");
        assertThat(said.text())
                .contains("Do you mean:\n\n1. Returns\n2. Repairs\n3. Refunds\n\nChoose one");
    }

    @Test
    void nothingIsAskedWhereTheFirstIsAhead() {
        assertThat(asked(null, found("Returns", 0.80), found("Repairs", 0.70))).isEmpty();
        assertThat(asked(null, found("Returns", 0.80))).isEmpty();
        assertThat(asked(null)).isEmpty();
    }

    @Test
    void nothingIsAskedWhereTitlesDoNotTellArticlesApart() {
        assertThat(asked(null, found("Returns", 0.80), found("Returns", 0.79))).isEmpty();
    }

    @Test
    void nothingIsAskedInAnotherLanguage() {
        assertThat(asked("en", found("Returns", 0.80), found("Repairs", 0.79))).isEmpty();
    }

    private static Optional<Decision> asked(@Nullable String otherLanguage, Passage... passages) {
        return ClarifyingQuestion.of(
                new SearchResult(List.of(passages), 0.5, 0, otherLanguage, Duration.ZERO),
                "en",
                RunningTurn.ShownDraft.NOTHING);
    }

    private static Passage found(String title, double score) {
        return new Passage(
                title, title, null, "", "/help", "", "", score, LocalDate.of(2026, 11, 30));
    }
}
