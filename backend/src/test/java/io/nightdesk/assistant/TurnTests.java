package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.knowledge.ArticleInput;
import io.nightdesk.knowledge.ArticleOutcome;
import io.nightdesk.knowledge.Articles;
import io.nightdesk.knowledge.CannedAnswerInput;
import io.nightdesk.knowledge.CannedAnswers;
import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.Script;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The assistant with a model behind it, over real sockets.
@NightdeskTest(
        properties = {
            "nightdesk.test=TurnTests",
            "nightdesk.llm.provider=openai",
            "nightdesk.llm.model=first",
            "nightdesk.llm.limits.first-byte=1s",
            "nightdesk.llm.limits.first-text=2s",
            "nightdesk.llm.limits.stall=1s",
            "nightdesk.llm.limits.attempt=20s",
            "nightdesk.llm.limits.turn=30s",
            "nightdesk.assistant.debounce=300ms"
        })
class TurnTests {

    private static final FaultServer PROVIDER = FaultServer.start();
    private static final String QUESTION = "How long do I have to send boots back?";

    @LocalServerPort int port;
    @Autowired Articles articles;
    @Autowired CannedAnswers cannedAnswers;
    @Autowired JdbcClient jdbc;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("nightdesk.llm.url", PROVIDER::url);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void anArticle() {
        PROVIDER.always(Script.good("You have **30 days** to send boots back. [p1]"));
        if (articles.byId("returns").isEmpty()) {
            ArticleOutcome created =
                    articles.create(
                            new ArticleInput(
                                    "returns",
                                    "Return an item",
                                    "You can send boots back within 30 days of delivery.\n\n## How\n\n1. Print the label.\n2. Hand the box in at a parcel shop.",
                                    "Returns",
                                    "en",
                                    false),
                            "test");
            assertThat(created).isInstanceOf(ArticleOutcome.Saved.class);
            articles.publish("returns", null, "test");
        }
    }

    @Test
    void aModelsAnswerStreamsAndItsCitationsAreChecked() {
        PROVIDER.next(
                Script.good(
                        "You have **30 days** [p1]. Ask our friends [p9] or see [7] for more."));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, QUESTION);

            JsonNode answer = answer(socket, conversation);

            assertThat(answer.path("text").asString())
                    .isEqualTo("You have **30 days** [1]. Ask our friends or see for more.");
            assertThat(answer.path("rung").asString()).isEqualTo("primary");
            assertThat(answer.path("citations").path(0).path("article").asString())
                    .isEqualTo("returns");
            assertThat(socket.frames("delta")).isNotEmpty();
            assertThat(provenance(answer).path("model").asString()).isEqualTo("first");
            assertThat(provenance(answer).path("unknownCitations").asInt()).isEqualTo(2);
            assertThat(provenance(answer).path("promptKey").asString())
                    .isEqualTo("answer/grounded");
        }
    }

    @Test
    void aSentenceWithAFigureThatWasNotGivenIsNeverShown() {
        PROVIDER.next(
                Script.good(
                        "You have 30 days [p1]. Returns cost €99 [p1]. Write to x@evil.example."
                                + " Print the label [p1]."));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, QUESTION);

            JsonNode answer = answer(socket, conversation);

            assertThat(answer.path("text").asString())
                    .isEqualTo("You have 30 days [1]. Print the label [1].");
            assertThat(socket.frames("delta"))
                    .extracting(frame -> frame.path("text").asString())
                    .noneMatch(text -> text.contains("99") || text.contains("evil"));
            assertThat(provenance(answer).path("ungrounded").asInt()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerOfWhichNothingIsLeftGivesWayToAQuotation() {
        PROVIDER.next(Script.good("Returns cost €99 [p1]."));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, QUESTION);

            JsonNode answer = answer(socket, conversation);

            assertThat(answer.path("rung").asString()).isEqualTo("extractive");
            assertThat(answer.path("text").asString()).contains("30 days").doesNotContain("99");
        }
    }

    @Test
    void whenTheProviderFailsTheSameTurnIsAnsweredByQuoting() {
        PROVIDER.always(Script.refuse("503 Service Unavailable", "down"));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, QUESTION);

            JsonNode answer = answer(socket, conversation);

            assertThat(answer.path("rung").asString()).isIn("extractive", "person");
            assertThat(answer.path("citations").path(0).path("article").asString())
                    .isEqualTo("returns");
        }
    }

    @Test
    void whatAModelDoesNotKnowGoesToAPersonAndIsNotShown() {
        PROVIDER.next(Script.good(DraftWriter.NO_ANSWER));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, "Do you sell kayaks made of glass?");

            JsonNode owner = ownerBecomes(socket, conversation, "queue");

            assertThat(owner.path("reason").asString()).isIn("low_confidence", "missing_knowledge");
            assertThat(socket.frames())
                    .noneSatisfy(
                            frame -> assertThat(frame.toString()).contains(DraftWriter.NO_ANSWER));
        }
    }

    @Test
    void aQuestionInALanguageWithoutArticlesIsTranslatedForTheSearch() {
        PROVIDER.next(
                Script.good("How long do I have to send boots back?"),
                Script.good("Vous avez 30 jours. [p1]"));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, "Combien de jours ai-je pour vous retourner des bottes ?");

            JsonNode answer = answer(socket, conversation);

            assertThat(answer.path("text").asString()).isEqualTo("Vous avez 30 jours. [1]");
            assertThat(PROVIDER.requests())
                    .anySatisfy(
                            request ->
                                    assertThat(request.body())
                                            .contains("Translate the customer's", "tag en,"));
        }
    }

    @Test
    void aCannedAnswerComesBeforeAnyModel() {
        cannedAnswers.create(
                new CannedAnswerInput(
                        "Recall",
                        "The stove **Ember 2** is recalled. Stop using it.",
                        "en",
                        List.of("is the ember 2 stove recalled", "is the ember 2 stove dangerous"),
                        true),
                "test");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> cannedAnswers.to("is the ember 2 stove recalled", "en").isPresent());
        int before = PROVIDER.requests().size();
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, "Is the Ember 2 stove recalled?");

            JsonNode answer = answer(socket, conversation);

            assertThat(answer.path("rung").asString()).isEqualTo("canned");
            assertThat(answer.path("text").asString())
                    .isEqualTo("The stove **Ember 2** is recalled. Stop using it.");
            assertThat(PROVIDER.requests()).hasSize(before);
        }
    }

    @Test
    void aBurstOfMessagesIsOneTurn() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0);
            say(socket, conversation, 1, "I bought boots");
            say(socket, conversation, 2, "they are too small");
            say(socket, conversation, 3, QUESTION);

            answer(socket, conversation);

            assertThat(turnsOf(conversation)).isEqualTo(1);
            assertThat(throughSeq(conversation)).isEqualTo(3);
        }
    }

    @Test
    void whatIsWrittenDuringAnAnswerGetsAnAnswerOfItsOwn() {
        PROVIDER.next(Script.slow(12, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, QUESTION);
            socket.await("delta");
            say(socket, conversation, 2, "And how do I hand the box in?");

            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(answers(socket, conversation)).hasSize(2));
            assertThat(answers(socket, conversation).getFirst().path("text").asString())
                    .startsWith("word1. word2.")
                    .contains("word12");
            assertThat(turnsOf(conversation)).isEqualTo(2);
        }
    }

    @Test
    void aReaderWhoComesInTheMiddleSeesTheBeginningAndTheRest() {
        PROVIDER.next(Script.slow(25, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket first = visitor.connect()) {
            ask(first, conversation, 1, QUESTION);
            first.await("delta");
        }
        try (ChatSocket second = visitor.connect()) {
            second.sync(conversation, 0);

            JsonNode snapshot = second.await("snapshot");

            assertThat(snapshot.path("text").asString()).startsWith("word1");
            assertThat(answer(second, conversation).path("text").asString()).endsWith("word25.");
            assertThat(second.frames("delta")).isNotEmpty();
        }
    }

    @Test
    void stoppingKeepsWhatHadBeenShown() {
        PROVIDER.next(Script.slow(100, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, QUESTION);
            String turn = socket.await("delta").path("turn").asString();
            socket.send(
                    Map.of(
                            "type",
                            "cancel",
                            "conversation",
                            conversation.toString(),
                            "turn",
                            turn));

            JsonNode answer = answer(socket, conversation);

            assertThat(answer.path("stopped").asBoolean()).isTrue();
            assertThat(answer.path("text").asString()).startsWith("word1");
            assertThat(answer.path("text").asString()).doesNotContain("word100");
        }
    }

    @Test
    void aTurnWhoseNodeDiedIsFinishedByAnotherWithExactlyOneAnswer() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            // A node has claimed the turn, shown the beginning of an answer and died.
            holdTurns(conversation, socket);
            jdbc.sql(
                            """
                            update assistant.turn
                            set state = 'running', leased_by = gen_random_uuid(), epoch = 5, attempt = 1,
                                lease_until = now() + interval '1 second', not_before = now(),
                                shown = true, partial_text = 'You have'
                            where conversation_id = :conversation
                            """)
                    .param("conversation", conversation)
                    .update();

            JsonNode answer = answer(socket, conversation);

            assertThat(answer.path("text").asString()).startsWith("You have **30 days**");
            assertThat(answers(socket, conversation)).hasSize(1);
            assertThat(turnsOf(conversation)).isEqualTo(1);
        }
    }

    @Test
    void aTurnOfANodeThatNoLongerBeatsDoesNotWaitForItsLease() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            holdTurns(conversation, socket);
            jdbc.sql(
                            """
                            with dead as (
                                insert into node.node (id, name, beat_at)
                                values (gen_random_uuid(), 'dead', now() - interval '10 seconds')
                                returning id)
                            update assistant.turn
                            set state = 'running', leased_by = dead.id, epoch = 5, attempt = 1,
                                lease_until = now() + interval '1 hour', not_before = now()
                            from dead
                            where conversation_id = :conversation
                            """)
                    .param("conversation", conversation)
                    .update();

            assertThat(answer(socket, conversation).path("text").asString())
                    .startsWith("You have **30 days**");
            assertThat(answers(socket, conversation)).hasSize(1);
        }
    }

    @Test
    void aPersonsTakeoverSilencesAnAnswerInTheMiddle() {
        PROVIDER.next(Script.slow(60, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, QUESTION);
            socket.await("delta");

            visitor.call("POST", "/api/v1/conversations/" + conversation + "/handoff", "{}");

            ownerBecomes(socket, conversation, "queue");
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(stateOf(conversation)).isEqualTo("cancelled"));
            assertThat(answers(socket, conversation)).isEmpty();
        }
    }

    @Test
    void askingForAPersonInWordsHandsOverWithAReason() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, "Can I talk to a real person please?");

            JsonNode owner = ownerBecomes(socket, conversation, "queue");

            assertThat(owner.path("reason").asString()).isEqualTo("customer_request");
            assertThat(answers(socket, conversation)).hasSize(1);
        }
    }

    @Test
    void messagesWrittenWhileWaitingAreAnsweredWhenTheCustomerComesBack() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        String handoff = "/api/v1/conversations/" + conversation + "/handoff";
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0);
            visitor.call("POST", handoff, "{}");
            say(socket, conversation, 1, QUESTION);
            assertThat(turnsOf(conversation)).isZero();

            visitor.call("DELETE", handoff, "");

            assertThat(answer(socket, conversation).path("text").asString()).contains("30 days");
        }
    }

    /// Keeps the runner away from the conversation's turn until a test has shaped it.
    private void holdTurns(UUID conversation, ChatSocket socket) {
        ask(socket, conversation, 1, QUESTION);
        jdbc.sql(
                        """
                        update assistant.turn set not_before = now() + interval '1 hour'
                        where conversation_id = :conversation
                        """)
                .param("conversation", conversation)
                .update();
    }

    private static void ask(ChatSocket socket, UUID conversation, long number, String text) {
        socket.sync(conversation, 0);
        say(socket, conversation, number, text);
    }

    private static void say(ChatSocket socket, UUID conversation, long number, String text) {
        UUID id = TestVisitor.newId();
        JsonNode ack = socket.say(conversation, id, number, text).answerTo(id);
        assertThat(ack.path("type").asString()).isEqualTo("ack");
    }

    private static JsonNode answer(ChatSocket socket, UUID conversation) {
        return socket.awaitEvent(conversation, TurnTests::isAnswer);
    }

    private static List<JsonNode> answers(ChatSocket socket, UUID conversation) {
        return socket.events(conversation).stream().filter(TurnTests::isAnswer).toList();
    }

    private static boolean isAnswer(JsonNode event) {
        return event.path("author").path("kind").asString("").equals("assistant");
    }

    private static JsonNode ownerBecomes(ChatSocket socket, UUID conversation, String owner) {
        return socket.awaitEvent(
                conversation, event -> event.path("owner").asString("").equals(owner));
    }

    private int turnsOf(UUID conversation) {
        return jdbc.sql("select count(*) from assistant.turn where conversation_id = :id")
                .param("id", conversation)
                .query(Integer.class)
                .single();
    }

    private long throughSeq(UUID conversation) {
        return jdbc.sql("select through_seq from assistant.turn where conversation_id = :id")
                .param("id", conversation)
                .query(Long.class)
                .single();
    }

    private String stateOf(UUID conversation) {
        return jdbc.sql("select state from assistant.turn where conversation_id = :id")
                .param("id", conversation)
                .query(String.class)
                .single();
    }

    private JsonNode provenance(JsonNode answer) {
        String json =
                jdbc.sql("select provenance from assistant.turn where id = :id")
                        .param("id", UUID.fromString(answer.path("turn").asString()))
                        .query(String.class)
                        .single();
        return tools.jackson.databind.json.JsonMapper.builder().build().readTree(json);
    }
}
