package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.llm.Embedders;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractiveAnswersTests {

    private static final MemoryKnowledge CENTRE =
            MemoryKnowledge.of(
                    List.of(
                            article(
                                    "reset-password",
                                    "Reset your password",
                                    """
                                    You can set a new password by e-mail. It takes two minutes.

                                    ## Set a new one

                                    1. Open **Sign in** and choose **Forgot password**.
                                    2. Enter your e-mail address.
                                    3. Open the link in the e-mail. It is valid for 30 minutes.
                                    4. Choose a password with at least 12 characters.

                                    ## The e-mail does not come

                                    Look in the spam folder first.
                                    """),
                            article(
                                    "delivery-costs",
                                    "Delivery times and costs",
                                    """
                                    Delivery costs from €3.90.

                                    ## Standard delivery

                                    | Country | Days | Price |
                                    | --- | --- | --- |
                                    | Sweden | 1–2 | €3.90 |
                                    | Norway | 3–5 | €9.90 |
                                    | Malta | 7–9 | €19.90 |
                                    """),
                            article(
                                    "boot-sizes",
                                    "Boot sizes",
                                    """
                                    | EU | Foot length in cm |
                                    | --- | --- |
                                    | 40 | 25.2–25.7 |
                                    | 41 | 25.8–26.3 |
                                    | 42 | 26.4–26.9 |
                                    | 43 | 27.0–27.6 |
                                    | 44 | 27.7–28.3 |
                                    """),
                            article(
                                    "cancel-order",
                                    "Cancel an order",
                                    """
                                    You can cancel until the order is packed. That takes 2 to 6 hours.

                                    ## On its way

                                    You have two options:

                                    - Refuse the parcel. It travels back to us.
                                    - Accept it and use the free return.
                                    """),
                            article(
                                    "tents",
                                    "Rent a tent",
                                    """
                                    ## At the shop

                                    ### May my dog come along?

                                    Dogs are welcome in rented tents. Bring a blanket for the dog.
                                    """),
                            article("trail-club", "Trail Club", "Members collect points.")),
                    new Models(Embedders.local()),
                    (_, _) -> {});

    @Test
    void aListOfStepsIsQuotedWholeAndInOrder() {
        ExtractiveAnswer answer = answer("how do i set a new password");

        assertThat(answer.markdown())
                .contains(
                        """
                        1. Open **Sign in** and choose **Forgot password**.
                        2. Enter your e-mail address.
                        3. Open the link in the e-mail. It is valid for 30 minutes.
                        4. Choose a password with at least 12 characters.""");
    }

    @Test
    void aRowOfATableKeepsItsNumbers() {
        assertThat(answer("what does shipping to norway cost").markdown())
                .contains("Norway: 3–5 days, €9.90");
    }

    @Test
    void theRowWithTheNumberAskedForIsFound() {
        assertThat(answer("my foot is 26.7 cm, which boot size").markdown())
                .contains("EU 42: foot length in cm 26.4–26.9")
                .doesNotContain("EU 44");
    }

    @Test
    void aTableIsNotQuotedFromEndToEnd() {
        assertThat(answer("boot sizes").markdown().lines().filter(line -> line.startsWith("- ")))
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aShortListIsWholeWhereASentenceAnnouncesIt() {
        assertThat(answer("can i refuse the parcel of an order i no longer want").markdown())
                .contains(
                        """
                        You have two options:
                        - Refuse the parcel. It travels back to us.
                        - Accept it and use the free return.""");
    }

    @Test
    void aSentenceThatLeansOnTheOneBeforeComesWithIt() {
        assertThat(answer("how many hours do i have to cancel an order").markdown())
                .contains("You can cancel until the order is packed. That takes 2 to 6 hours.");
    }

    @Test
    void onlyTheNearestHeadingStandsInFrontAndKeepsItsQuestionMark() {
        assertThat(answer("may my dog come along to the rented tent").markdown())
                .startsWith("**May my dog come along?** Dogs are welcome in rented tents.");
    }

    @Test
    void everyMarkerHasItsSourceAndEverySourceItsMarker() {
        ExtractiveAnswer answer = answer("what does shipping to norway cost");

        assertThat(answer.quotes()).extracting(Quote::number).containsExactly(numbers(answer));
        assertThat(answer.quotes())
                .allSatisfy(
                        quote -> {
                            assertThat(answer.markdown()).contains("[" + quote.number() + "]");
                            assertThat(quote.url()).isEqualTo("/help/" + quote.articleId());
                            assertThat(quote.quote()).isNotBlank().doesNotContain("**");
                        });
    }

    @Test
    void nothingIsQuotedWhenNothingWasFound() {
        SearchQuery blank = new SearchQuery(" ", "en", 3);

        assertThat(CENTRE.answers().answer(blank, CENTRE.knowledge().search(blank))).isEmpty();
    }

    private static Integer[] numbers(ExtractiveAnswer answer) {
        Integer[] numbers = new Integer[answer.quotes().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i + 1;
        }
        return numbers;
    }

    private static ExtractiveAnswer answer(String question) {
        SearchQuery query = new SearchQuery(question, "en", 3);
        return CENTRE.answers().answer(query, CENTRE.knowledge().search(query)).orElseThrow();
    }

    private static IndexedArticle article(String id, String title, String body) {
        return IndexedArticle.of(id, title, "Help", "en", LocalDate.of(2026, 5, 1), body);
    }
}
