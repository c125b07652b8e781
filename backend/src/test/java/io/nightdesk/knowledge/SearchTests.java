package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightdesk.knowledge.index.IndexQuery;
import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.Ranking;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.index.Vectors;
import io.nightdesk.knowledge.index.Viewer;
import io.nightdesk.knowledge.index.Weights;
import io.nightdesk.llm.Embedders;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTests {

    private static final Models MODELS = new Models(Embedders.local());

    private static final Viewer ANYBODY = new Viewer(Set.of(), LocalDate.of(2026, 6, 1));

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
    void aQuestionInALanguageWithoutArticlesIsSearchedInAll() {
        assertThat(found("livraison express", List.of(), "fr")).contains("express", "versand");
    }

    @Test
    void whatIsFoundInAnotherLanguageSaysSo() {
        SearchQuery french = new SearchQuery("combien coûte la livraison", "fr", 3);
        SearchQuery german = new SearchQuery("was kostet die Lieferung", "de", 3);

        assertThat(CENTRE.knowledge().search(french).otherLanguage()).isNotNull();
        assertThat(CENTRE.knowledge().search(german).otherLanguage()).isNull();
    }

    @Test
    void aTranslationIsSearchedForAsWell() {
        SearchQuery dutch = new SearchQuery("hoe lang blijft een cadeaubon geldig", "nl", 3);

        SearchResult found =
                CENTRE.knowledge().search(dutch.translated("how long is a gift card valid"));

        assertThat(found.passages().getFirst().articleId()).isEqualTo("gift-cards");
        assertThat(found.passages().getFirst().score())
                .isGreaterThan(CENTRE.knowledge().search(dutch).passages().getFirst().score());
    }

    @Test
    void anArticleIsFoundThroughItsLastDay() {
        SearchIndex index = index(limited("", LocalDate.of(2026, 6, 1)));

        assertThat(foundBy(index, new Viewer(Set.of(), LocalDate.of(2026, 6, 1))))
                .contains("limited");
        assertThat(foundBy(index, new Viewer(Set.of(), LocalDate.of(2026, 6, 2))))
                .isNotEmpty()
                .doesNotContain("limited");
    }

    @Test
    void anArticleForAGroupIsFoundByItsMembersOnly() {
        SearchIndex index = index(limited("business", null));

        assertThat(foundBy(index, ANYBODY)).isNotEmpty().doesNotContain("limited");
        assertThat(foundBy(index, new Viewer(Set.of("press", "business"), ANYBODY.day())))
                .startsWith("limited");
    }

    private static IndexedArticle limited(String audience, @Nullable LocalDate validUntil) {
        return IndexedArticle.of(
                "limited",
                "Summer sale",
                "Help",
                "en",
                audience,
                validUntil,
                ANYBODY.day(),
                "In the summer sale all tents are half price.");
    }

    private static SearchIndex index(IndexedArticle more) {
        List<IndexedArticle> all = new ArrayList<>(ARTICLES);
        all.add(more);
        return new SearchIndex(all, MODELS, new Vectors(), Weights.DEFAULT);
    }

    private static List<String> foundBy(SearchIndex index, Viewer viewer) {
        String question = "half price tents in the summer sale";
        return index
                .search(new IndexQuery(question, null, List.of(), "en", viewer), 10)
                .hits()
                .stream()
                .map(hit -> hit.article().id())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "en, delivery, how long is dlivery, delivery",
        "en, password, I forgot my pasword, password",
        "de, Rückgabe, wie geht die Rückgbae, rueckgabe",
        "fr, Remboursement, mon rembousement, remboursement",
        "es, Reembolso, mi reembloso, reembolso",
        "nl, Terugbetaling, mijn terugbetalng, terugbetaling",
        "it, Rimborso, il mio rimborsso, rimborso",
        "pt, Reembolso, o meu reembloso, reembolso",
    })
    void aMistypedWordIsTakenForTheOneThatWasMeant(
            String locale, String title, String question, String id) {
        SearchIndex index =
                new SearchIndex(
                        List.of(
                                article("other", locale, "Skarv 2", "Skarv 2."),
                                article(id, locale, title, title + ".")),
                        MODELS,
                        new Vectors(),
                        Weights.DEFAULT);

        Ranking found = index.search(new IndexQuery(question, null, List.of(), locale, ANYBODY), 2);

        assertThat(found.hits().getFirst().article().id()).isEqualTo(id);
        assertThat(found.coverage()).isPositive();
    }

    @Test
    void theModelsReadWhatWasMeantAndNotWhatWasTyped() {
        assertThat(cosine("how long are gift crads valid"))
                .isCloseTo(cosine("how long are gift cards valid"), within(1e-6));
    }

    @Test
    void aWordThatIsOneIsMeantEvenIfNoArticleHasIt() {
        assertThat(cosine("gift carts")).isNotCloseTo(cosine("gift cards"), within(1e-3));
    }

    private static double cosine(String question) {
        return CENTRE.knowledge()
                .index()
                .orElseThrow()
                .search(query(question), 1)
                .hits()
                .getFirst()
                .cosine();
    }

    @Test
    void aNumberIsNeverTakenForAnother() {
        assertThat(CENTRE.knowledge().search(new SearchQuery("€9.91", "en", 1)).coverage())
                .isZero();
    }

    @Test
    void aQuestionInJapaneseFindsTheArticleThatSharesItsWords() {
        SearchIndex index =
                new SearchIndex(
                        List.of(
                                article("henpin", "ja", "返品", "商品は30日以内に返品できます。"),
                                article("haisou", "ja", "配送", "荷物は3日で届きます。")),
                        MODELS,
                        new Vectors(),
                        Weights.DEFAULT);

        Ranking found = index.search(query("返品できますか"), 2);

        assertThat(found.language()).isEqualTo("ja");
        assertThat(found.hits().getFirst().article().id()).isEqualTo("henpin");
        assertThat(found.coverage()).isPositive();
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
    void anArticleThatIsLeftOutIsNotFound() {
        SearchQuery query = new SearchQuery("how much are gift cards", "en", 5);

        assertThat(CENTRE.knowledge().search(query.without(Set.of("gift-cards"))).passages())
                .isNotEmpty()
                .noneMatch(passage -> passage.articleId().equals("gift-cards"));
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

        Ranking found = index.search(query(question), 3);

        assertThat(index.isEmbedded()).isFalse();
        assertThat(found.hits().getFirst().article().id()).isEqualTo("gift-cards");
        assertThat(found.hits().getFirst().score())
                .isCloseTo(
                        CENTRE.knowledge()
                                .search(new SearchQuery(question, "en", 3))
                                .passages()
                                .getFirst()
                                .score(),
                        within(1e-6));
    }

    @Test
    void vectorsThatComeLaterAreTakenUp() {
        Vectors vectors = new Vectors();
        SearchIndex index = new SearchIndex(ARTICLES, MODELS, vectors, Weights.DEFAULT);
        assertThat(index.search(query("cash back"), 3).hits().getFirst().cosine()).isZero();

        for (IndexedArticle article : ARTICLES) {
            List<String> texts = List.copyOf(SearchIndex.textsToEmbed(article));
            List<List<float[]>> made = MODELS.passages(texts);
            for (int i = 0; i < texts.size(); i++) {
                vectors.put(TextHash.of(texts.get(i)), made.get(i));
            }
        }

        assertThat(index.isEmbedded()).isTrue();
        assertThat(index.search(query("cash back"), 3).hits().getFirst().cosine()).isPositive();
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

    private static IndexQuery query(String text) {
        return new IndexQuery(text, null, List.of(), "en", ANYBODY);
    }

    private static IndexedArticle article(String id, String locale, String title, String body) {
        return IndexedArticle.of(id, title, "Help", locale, LocalDate.of(2026, 5, 1), body);
    }
}
