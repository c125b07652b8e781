package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.index.CannedIndex;
import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.index.Vectors;
import io.nightdesk.knowledge.index.Weights;
import io.nightdesk.llm.Budget;
import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.LlmFixtures;
import io.nightdesk.llm.Script;
import io.nightdesk.prompt.Prompts;
import io.nightdesk.site.Sites;
import io.nightdesk.testing.NightdeskTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

@NightdeskTest
class LikelyQuestionTests {

    private static final IndexedArticle ANIMALS =
            article(
                    "animals",
                    "Quadrupeds on board",
                    "Quadrupeds travel at half the fare and stay on a leash.");
    private static final IndexedArticle BUS =
            article("bus", "Bus times", "The bus to the valley leaves at nine.");
    private static final String ASKED = "will my husky be allowed to ride along";

    private final FaultServer provider = FaultServer.start();
    private final IndexHolder holder = new IndexHolder();
    private final JdbcClient jdbc;
    private final Models models;
    private final LikelyQuestions questions;

    LikelyQuestionTests(
            @Autowired JdbcClient jdbc,
            @Autowired Models models,
            @Autowired Budget budget,
            @Autowired Prompts prompts,
            @Autowired Sites sites,
            @Autowired LikelyQuestions.Telling telling) {
        this.jdbc = jdbc;
        this.models = models;
        Clock clock = Clock.systemUTC();
        this.questions =
                new LikelyQuestions(
                        new LikelyQuestionStore(jdbc),
                        new QuestionWriter(
                                LlmFixtures.models(provider), budget, prompts, sites, clock),
                        holder,
                        telling,
                        clock,
                        new KnowledgeProperties(
                                List.of(),
                                DataSize.ofMegabytes(1),
                                List.of(),
                                1,
                                Duration.ZERO,
                                10));
    }

    @BeforeEach
    void nothingWasAsked() {
        jdbc.sql("delete from knowledge.likely_question").update();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void anArticleIsFoundByWhatCustomersAskAndQuotedInItsOwnWords() {
        provider.next(
                Script.good(
                        """
                        Can I take my husky with me?
                        - Are pets allowed on the ride?
                        2. How much does it cost to bring my dog?
                        """),
                Script.good(
                        "When does it go?\nIs there a bus today?\nHow do I get to the valley?"));
        double before = confidence(index(ANIMALS, BUS));

        ask();
        MemoryKnowledge centre = index(ANIMALS, BUS);

        SearchResult found = centre.knowledge().search(new SearchQuery(ASKED, "en", 2));
        assertThat(found.passages().getFirst().articleId()).isEqualTo("animals");
        assertThat(found.passages().getFirst().score()).isGreaterThan(before + 0.1);
        assertThat(found.passages())
                .extracting(Passage::text)
                .noneMatch(text -> text.contains("husky") || text.contains("pets"));
        assertThat(centre.answers().answer(new SearchQuery(ASKED, "en", 2), found, 60).toString())
                .doesNotContain("husky with me", "pets allowed", "to bring my dog");
    }

    @Test
    void nothingIsAskedTwiceAndAnEditedSectionOnce() {
        provider.always(Script.good("Is it so?\nWhy is it so?\nSince when is it so?"));
        index(ANIMALS, BUS);
        ask();
        ask();
        assertThat(provider.requests()).hasSize(2);

        index(ANIMALS, article("bus", "Bus times", "The bus to the valley leaves at ten."));
        ask();

        assertThat(provider.requests()).hasSize(3);
        assertThat(provider.requests().getLast().body()).contains("leaves at ten");
    }

    @Test
    void aReplyThatIsNoListOfQuestionsCountsAsNone() {
        provider.next(
                Script.good("Sure! Here are some questions:\nIs it so?\nWhy?\nSince when?"),
                Script.good("Is it so?\nWhy is it so?\n[Click](https://evil.example)?"));
        index(ANIMALS, BUS);

        ask();
        ask();

        assertThat(provider.requests()).hasSize(2);
        assertThat(questions.of(List.of(ANIMALS, BUS))).isEmpty();
    }

    @Test
    void whileNoProviderAnswersTheIndexIsAsBeforeAndItIsTriedAgain() {
        double before = confidence(index(ANIMALS, BUS));
        provider.always(Script.refuse("401 Unauthorized", "no such key"));

        ask();

        assertThat(provider.requests()).hasSize(1);
        assertThat(confidence(index(ANIMALS, BUS))).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from knowledge.likely_question").query().singleValue())
                .isEqualTo(0L);
    }

    private void ask() {
        questions.ask(() -> false);
    }

    private static double confidence(MemoryKnowledge centre) {
        return centre.knowledge()
                .search(new SearchQuery(ASKED, "en", 2))
                .passages()
                .getFirst()
                .score();
    }

    /// As the keeper does it: what is known so far becomes part of a new index.
    private MemoryKnowledge index(IndexedArticle... articles) {
        List<IndexedArticle> all = List.of(articles);
        Map<TextHash, List<String>> likely = questions.of(all);
        Vectors vectors = new Vectors();
        all.forEach(article -> embed(List.copyOf(SearchIndex.textsToEmbed(article)), vectors));
        likely.values().forEach(texts -> embed(texts, vectors));
        holder.replace(
                new IndexHolder.Snapshot(
                        new SearchIndex(all, likely, models, vectors, Weights.DEFAULT),
                        CannedIndex.EMPTY,
                        0,
                        Instant.EPOCH));
        Knowledge knowledge = new Knowledge(holder, models, Clock.systemUTC());
        return new MemoryKnowledge(
                knowledge, new ExtractiveAnswers(knowledge, new SentenceScores(models)));
    }

    private void embed(List<String> texts, Vectors vectors) {
        List<List<float[]>> made = models.passages(texts);
        for (int i = 0; i < texts.size(); i++) {
            vectors.put(TextHash.of(texts.get(i)), made.get(i));
        }
    }

    private static IndexedArticle article(String id, String title, String body) {
        return IndexedArticle.of(id, title, "", "en", LocalDate.EPOCH, body);
    }
}
