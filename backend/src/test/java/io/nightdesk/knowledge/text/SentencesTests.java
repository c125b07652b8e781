package io.nightdesk.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTests {

    @Test
    void aSentenceEndsBeforeACapital() {
        assertThat(Sentences.split("It is free. You pay nothing! Really? Yes… Good."))
                .containsExactly("It is free.", "You pay nothing!", "Really?", "Yes…", "Good.");
    }

    @Test
    void pricesVersionsAndAbbreviationsEndNoSentence() {
        assertThat(Sentences.split("It costs €3.90, e.g. Express is €9.50 incl. VAT, see 4.2.1."))
                .hasSize(1);
        assertThat(Sentences.split("Es kostet z. B. 5 € inkl. MwSt. Das ist alles."))
                .containsExactly("Es kostet z. B. 5 € inkl. MwSt.", "Das ist alles.");
    }

    @Test
    void aGermanDateEndsNoSentence() {
        assertThat(Sentences.split("Das gilt am 14. April. Danach nicht."))
                .containsExactly("Das gilt am 14. April.", "Danach nicht.");
    }

    @Test
    void aSentenceEndsWithoutSpaceWhereTheLanguageHasNone() {
        assertThat(Sentences.split("商品は30日以内に返品できます。送料は無料ですか？「はい。」"))
                .containsExactly("商品は30日以内に返品できます。", "送料は無料ですか？", "「はい。」");
        assertThat(Sentences.split("환불은 30일 안에 됩니다. 배송은 무료입니다."))
                .containsExactly("환불은 30일 안에 됩니다.", "배송은 무료입니다.");
    }

    @Test
    void emphasisBelongsToItsSentence() {
        assertThat(Sentences.split("Open **My orders.** Then *wait.* **Done** is shown."))
                .containsExactly("Open **My orders.**", "Then *wait.*", "**Done** is shown.");
    }

    @Test
    void markupIsRemovedForPlainText() {
        Unit unit =
                Document.of("Choose **My *own* orders** or [help](https://a.example) at 5 * 3 `ok`")
                        .sections()
                        .getFirst()
                        .units()
                        .getFirst();

        assertThat(unit.plain()).isEqualTo("Choose My own orders or help at 5 * 3 ok");
        assertThat(unit.markdown()).contains("[help](https://a.example)");
    }

    @Test
    void aLinkToAScriptLosesItsTarget() {
        Unit unit =
                Document.of("See [this](javascript:alert) now.")
                        .sections()
                        .getFirst()
                        .units()
                        .getFirst();

        assertThat(unit.markdown()).isEqualTo("See this now.");
    }
}
