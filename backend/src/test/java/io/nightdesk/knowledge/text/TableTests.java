package io.nightdesk.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTests {

    @Test
    void aHeaderIsLeftOutWhereItSaysNothingAndFollowsTheNumberThatItCounts() {
        assertThat(
                        lines(
                                """
                                | Country | Business days | Price | Free from |
                                | --- | --- | --- | --- |
                                | Norway | 3–5 | €9.90 | €150 |
                                | Iceland | 6–10 | €19.90 | not offered |
                                """))
                .containsExactly(
                        "Norway: 3–5 business days, €9.90, free from €150",
                        "Iceland – 6–10 business days; €19.90; free from: not offered");
    }

    @Test
    void theRowsOfATableOfTwoColumnsAreReadWithoutItsHead() {
        assertThat(
                        lines(
                                """
                                | Paid with | Time after our e-mail |
                                | --- | --- |
                                | Card | 2–5 business days |
                                | PayPal | same day |
                                """))
                .containsExactly("Card: 2–5 business days", "PayPal: same day");
    }

    @Test
    void aHeaderOfTwoWordsOfWhichOneSaysNothingIsLeftOut() {
        assertThat(
                        lines(
                                """
                                | Fee | Amount / Threshold |
                                | --- | --- |
                                | Monthly maintenance | $25.00 |
                                """))
                .containsExactly("Monthly maintenance: $25.00");
    }

    @Test
    void aNumberOrACodeInFrontKeepsItsHeader() {
        assertThat(
                        lines(
                                """
                                | EU | UK | Foot length in cm |
                                | --- | --- | --- |
                                | 40 | 6.5 | 25.2–25.7 |
                                """))
                .containsExactly("EU 40: UK 6.5, foot length in cm 25.2–25.7");
        assertThat(
                        lines(
                                """
                                | Größe | Damen |
                                | --- | --- |
                                | XS | 78–83 |
                                """))
                .containsExactly("Größe XS: Damen 78–83");
    }

    @Test
    void wordsKeepTheirHeaders() {
        assertThat(
                        lines(
                                """
                                | Item | Cabin | Hold |
                                | --- | --- | --- |
                                | **Gas** cartridge | no | ask the airline. |
                                """))
                .containsExactly("**Gas** cartridge – Cabin: no; Hold: ask the airline.");
    }

    @Test
    void missingCellsAreLeftOut() {
        assertThat(
                        lines(
                                """
                                | Product | Weekend | Week |
                                | --- | --- | --- |
                                | Tent | | €95 |
                                | | €5 | €9 |
                                | Pack |
                                """))
                .containsExactly("Tent: Week €95", "Weekend €5, Week €9", "Pack");
    }

    @Test
    void aRowIsSearchedWithAllItsHeaders() {
        assertThat(units("| Country | Days |\n| --- | --- |\n| Malta | 7–9 |"))
                .extracting(Unit::plain)
                .containsExactly("Country: Malta, Days: 7–9");
    }

    private static List<String> lines(String markdown) {
        return units(markdown).stream().map(Unit::markdown).toList();
    }

    private static List<Unit> units(String markdown) {
        return Document.of(markdown).sections().getFirst().units();
    }
}
