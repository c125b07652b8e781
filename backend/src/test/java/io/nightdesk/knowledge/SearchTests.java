package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.Ranking;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.index.Vectors;
import io.nightdesk.knowledge.index.Weights;
import io.nightdesk.llm.Embedders;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTests {

    private static final Models MODELS = new Models(Embedders.local());

    private static final List<IndexedArticle> ARTICLES =
            List.of(
                    article("delivery", "en", "Delivery", "Parcels arrive within three days."),
                    article(
                            "express",
                            "en",
                            "Express delivery",
                            "Express parcels arrive tomorrow. It costs €9.90."),
                    article("gift-cards", "en", "Gift cards", "Gift cards are valid for 3 years."),
                    article(
                            "versand",
                            "de",
                            "Versand und Lieferung",
                            "Pakete kommen in drei Tagen an. Die Lieferung kostet 4,90 €."),
                    article("passwort", "de", "Passwort", "Setzen Sie Ihr Passwort neu."));

    private static final MemoryKnowledge CENTRE =
            MemoryKnowledge.of(ARTICLES, MODELS, (_, _) -> {});

    @Test
    void meaningFindsWhatSharesNoWord() {
        assertThat(found("how long until my package gets here", List.of(), "en"))
                .startsWith("delivery");
    }

    @Test
    void aGermanQuestionFindsGermanArticlesOnly() {
        assertThat(found("was kostet die Lieferung von einem Paket", List.of(), "en"))
                .startsWith("versand")
                .doesNotContain("delivery", "express");
    }

    @Test
    void aRightResultInGermanIsTrustedAsInEnglish() {
        SearchQuery german = new SearchQuery("was kostet die Lieferung von einem Paket", "de", 3);
        SearchQuery other = new SearchQuery("kann man bei euch kochen lernen", "de", 3);

        assertThat(Cutoff.isConfident(CENTRE.knowledge().search(german).confidence())).isTrue();
        assertThat(Cutoff.isConfident(CENTRE.knowledge().search(other).confidence())).isFalse();
    }

    @Test
    void aQuestionInALanguageWithoutArticlesIsSearchedInAll() {
        assertThat(found("livraison express", List.of(), "fr")).contains("express", "versand");
    }

    @Test
    void aFollowUpIsUnderstoodTogetherWithWhatWasSaidBefore() {
        assertThat(
                        found(
                                "and how long are they valid",
                                List.of("can I buy a gift card for my sister"),
                                "en"))
                .startsWith("gift-cards");
    }

    @Test
    void nothingIsFoundForNothing() {
        assertThat(found("   ", List.of(), "en")).isEmpty();
        assertThat(found("\n", List.of("x"), "de")).isEmpty();
    }

    @Test
    void anArticleThatIsNotEmbeddedYetIsFoundByItsWordsAndJudgedByItsMeaning() {
        SearchIndex index = new SearchIndex(ARTICLES, MODELS, new Vectors(), Weights.DEFAULT);
        String question = "how much are gift cards";

        Ranking found = index.search(question, List.of(), "en", 3);

        assertThat(index.isEmbedded()).isFalse();
        assertThat(found.hits().getFirst().article().id()).isEqualTo("gift-cards");
        assertThat(found.hits().getFirst().score())
                .isCloseTo(
                        CENTRE.knowledge()
                                .search(new SearchQuery(question, "en", 3))
                                .confidence()
                                .score(),
                        within(1e-6));
    }

    @Test
    void vectorsThatComeLaterAreTakenUp() {
        Vectors vectors = new Vectors();
        SearchIndex index = new SearchIndex(ARTICLES, MODELS, vectors, Weights.DEFAULT);
        assertThat(index.search("cash back", List.of(), "en", 3).hits().getFirst().cosine())
                .isZero();

        for (IndexedArticle article : ARTICLES) {
            List<String> texts = List.copyOf(SearchIndex.textsToEmbed(article));
            List<List<float[]>> made = MODELS.passages(texts);
            for (int i = 0; i < texts.size(); i++) {
                vectors.put(TextHash.of(texts.get(i)), made.get(i));
            }
        }

        assertThat(index.isEmbedded()).isTrue();
        assertThat(index.search("cash back", List.of(), "en", 3).hits().getFirst().cosine())
                .isPositive();
    }

    @Test
    void aPassageTellsWhereItStandsAndWhatToCite() {
        Passage passage =
                CENTRE.knowledge()
                        .search(new SearchQuery("price of express delivery", "en", 1))
                        .passages()
                        .getFirst();

        assertThat(passage.url()).isEqualTo("/help/express");
        assertThat(passage.chunk()).contains("It costs €9.90.");
        assertThat(passage.text()).contains("Express parcels arrive tomorrow.");
        assertThat(passage.updated()).isEqualTo("2026-05-01");
    }

    private static List<String> found(String text, List<String> earlier, String locale) {
        return CENTRE
                .knowledge()
                .search(new SearchQuery(text, earlier, locale, 5))
                .passages()
                .stream()
                .map(Passage::articleId)
                .toList();
    }

    private static IndexedArticle article(String id, String locale, String title, String body) {
        return IndexedArticle.of(id, title, "Help", locale, LocalDate.of(2026, 5, 1), body);
    }
}
