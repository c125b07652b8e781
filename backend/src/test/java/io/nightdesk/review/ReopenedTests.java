package io.nightdesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.confidence.Judgement;
import io.nightdesk.confidence.Judgements;
import io.nightdesk.confidence.Verdict;
import io.nightdesk.identity.Role;
import io.nightdesk.knowledge.ArticleInput;
import io.nightdesk.knowledge.Articles;
import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestArticles;
import io.nightdesk.testing.TestVisitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Customers who come back with what the assistant had answered.
@NightdeskTest
class ReopenedTests {

    private static final String BONSAI = "How often do I water a bonsai?";
    private static final String AGAIN = "How many times a week is a bonsai watered?";

    private final JdbcClient jdbc;
    private final Articles articles;
    private final Knowledge knowledge;
    private final Judgements judgements;
    private final CustomerVerdicts customers;
    private final int port;

    ReopenedTests(
            @Autowired JdbcClient jdbc,
            @Autowired Articles articles,
            @Autowired Knowledge knowledge,
            @Autowired Judgements judgements,
            @Autowired CustomerVerdicts customers,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.knowledge = knowledge;
        this.judgements = judgements;
        this.customers = customers;
        this.port = port;
    }

    @BeforeEach
    void articles() {
        publish("bonsai", "Water a bonsai", "Water a bonsai three times a week.", "Bonsai");
        publish("hamster", "Feed a hamster", "A hamster is fed every evening.", "Hamsters");
    }

    private void publish(String id, String title, String body, String section) {
        if (articles.byId(id).isEmpty()) {
            TestArticles.publish(
                    articles, knowledge, new ArticleInput(id, title, body, section, "en", false));
        }
    }

    /// Others share the application.
    @AfterEach
    void unjudged() {
        jdbc.sql("delete from confidence.judgement").update();
    }

    @Test
    void whoComesBackWithTheSameWasNotHelped() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID first = answered(visitor, BONSAI);
        closeAsSilent(first);
        UUID second = answered(visitor, AGAIN);

        customers.collect();
        List<Judgement> once = reopened(first);
        customers.collect();

        assertThat(once)
                .singleElement()
                .satisfies(it -> assertThat(it.verdict()).isEqualTo(Verdict.WRONG))
                .satisfies(it -> assertThat(it.by()).isNull());
        assertThat(reopened(first)).as("counted once").isEqualTo(once);
        assertThat(reopened(second)).as("the last word so far").isEmpty();
    }

    @Test
    void whoComesBackWithSomethingElseOrIsSomebodyElseSaysNothing() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID first = answered(visitor, BONSAI);
        answered(visitor, "When is a hamster fed?");
        answered(TestVisitor.arrive(port), AGAIN);

        customers.collect();

        assertThat(reopened(first)).isEmpty();
    }

    @Test
    void whoComesBackAfterThreeDaysSaysNothing() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID first = answered(visitor, BONSAI);
        jdbc.sql(
                        """
                        update assistant.turn set finished_at = finished_at - interval '73 hours'
                        where id = :id
                        """)
                .param("id", first)
                .update();
        answered(visitor, AGAIN);

        customers.collect();

        assertThat(reopened(first)).isEmpty();
    }

    @Test
    void whomAPersonHasHelpedSaysNothingOfTheAssistant() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID first = answered(visitor, BONSAI);
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        String path = "/api/v1/desk/conversations/" + conversation(first);
        agent.post(path + "/claim", Map.of());
        answered(visitor, AGAIN);

        customers.collect();

        assertThat(reopened(first)).isEmpty();
    }

    @Test
    void anAnswerThatWasGoneIntoFurtherIsNotTheLastWord() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID first = answered(visitor, conversation, 1, BONSAI);
        UUID second = answered(visitor, conversation, 2, AGAIN);
        answered(visitor, BONSAI);

        customers.collect();

        assertThat(reopened(first)).isEmpty();
        assertThat(reopened(second)).hasSize(1);
    }

    private List<Judgement> reopened(UUID turn) {
        return judgements.newest().stream()
                .filter(it -> it.turn().equals(turn))
                .filter(it -> it.source() == Judgement.Source.REOPENED)
                .toList();
    }

    private UUID conversation(UUID turn) {
        return jdbc.sql("select conversation_id from assistant.turn where id = :id")
                .param("id", turn)
                .query(UUID.class)
                .single();
    }

    private void closeAsSilent(UUID turn) {
        jdbc.sql("update conversation.conversation set owner = 'closed' where id = :id")
                .param("id", conversation(turn))
                .update();
    }

    /// Asks in a new conversation; the turn of the answer.
    private UUID answered(TestVisitor visitor, String question) {
        return answered(visitor, visitor.opens(), 1, question);
    }

    private UUID answered(TestVisitor visitor, UUID conversation, long question, String text) {
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0);
            socket.say(conversation, TestVisitor.newId(), 1, text);
            JsonNode answer =
                    socket.awaitEvent(
                            conversation,
                            event ->
                                    event.path("seq").asLong() > (question - 1) * 2
                                            && isAnswer(event));
            return UUID.fromString(answer.path("turn").asString());
        }
    }

    private static boolean isAnswer(JsonNode event) {
        return event.path("author").path("kind").asString("").equals("assistant");
    }
}
