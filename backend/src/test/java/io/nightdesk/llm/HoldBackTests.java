package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldBackTests {

    private final HoldBack holdBack = new HoldBack();
    private final List<String> shown = new ArrayList<>();

    @Test
    void aSentenceGoesOutWhenTheNextBegins() {
        hear("You have ", "30 days", ".", " Then");

        assertThat(shown).containsExactly("You have 30 days.");
    }

    @Test
    void aNumberIsNoEndOfASentence() {
        hear("It costs 4.", "50");

        assertThat(shown).isEmpty();
    }

    @Test
    void eightyCharactersGoOutAsWholeWords() {
        hear(
                "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fif");

        assertThat(shown)
                .containsExactly(
                        "one two three four five six seven eight nine ten eleven twelve thirteen"
                                + " fourteen ");
    }

    @Test
    void aLinkIsNeverCutApart() {
        hear("See https://shop.example/", "a".repeat(100), " for more");

        assertThat(shown).isNotEmpty();
        assertThat(shown).noneMatch(piece -> piece.endsWith("example/"));
    }

    @Test
    void afterThreeTenthsOfASecondWholeWordsGoOut() {
        assertThat(holdBack.accept("Well, it", 0)).isNull();
        assertThat(holdBack.accept(" depends on", 301_000_000)).isEqualTo("Well, it depends ");
    }

    @Test
    void blanksAtTheBeginningAreDropped() {
        hear("\n\n ", "Yes");

        assertThat(shown).isEmpty();
        assertThat(holdBack.finish()).isEqualTo("Yes");
        assertThat(holdBack.finish()).isNull();
    }

    @Test
    void aScriptWithoutBlanksFlowsToo() {
        hear("退货", "很简单。请", "在三十天内寄回");

        assertThat(shown).containsExactly("退货很简单。");
    }

    private void hear(String... pieces) {
        for (String piece : pieces) {
            String out = holdBack.accept(piece, 0);
            if (out != null) {
                shown.add(out);
            }
        }
    }
}
