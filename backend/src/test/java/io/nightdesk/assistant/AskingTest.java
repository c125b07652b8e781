package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.ArticleInput;
import io.nightdesk.knowledge.Articles;
import io.nightdesk.knowledge.CannedAnswers;
import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.LanguageModels;
import io.nightdesk.llm.Script;
import io.nightdesk.llm.TestModels;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestArticles;
import io.nightdesk.testing.TestVisitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// A customer, the assistant, and a model behind it, over real sockets. One server for all tests
/// that begin so; the model lives as long as it.
@NightdeskTest(
        properties = {
            "nightdesk.test=AskingTest",
            "nightdesk.llm.provider=openai",
            "nightdesk.llm.model=first",
            "nightdesk.llm.limits.first-byte=5s",
            "nightdesk.llm.limits.first-text=10s",
            "nightdesk.llm.limits.stall=4s",
            "nightdesk.llm.limits.attempt=20s",
            "nightdesk.llm.limits.turn=30s",
            "nightdesk.llm.limits.resumed=2s",
            "nightdesk.assistant.debounce=300ms",
            "nightdesk.assistant.late-answers-every=1s",
            "nightdesk.assistant.lease=30s",
            "nightdesk.llm.breaker.open=1s",
            "nightdesk.llm.breaker.open-max=2s"
        })
abstract class AskingTest {

    private static final String MODELS = "/api/v1/models";

    static final FaultServer PROVIDER = FaultServer.start();
    static final String QUESTION = "How long do I have to send boots back?";

    @LocalServerPort int port;
    @Autowired Articles articles;
    @Autowired Knowledge knowledge;
    @Autowired CannedAnswers cannedAnswers;
    @Autowired LanguageModels models;
    @Autowired JdbcClient jdbc;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("nightdesk.llm.url", PROVIDER::url);
    }

    @BeforeEach
    void anArticleAndModelsThatAreAsked() {
        PROVIDER.always(Script.good("You have **30 days** to send boots back. [p1]"))
                .judges(Script.good("{\"sufficiency\": \"full\", \"missing\": \"\"}"))
                .sumsUp(Script.good("{}"));
        if (articles.byId("returns").isEmpty()) {
            publish(
                    new ArticleInput(
                            "returns",
                            "Return an item",
                            "You can send boots back within 30 days of delivery.\n\n## How\n\n1. Print the label.\n2. Hand the box in at a parcel shop.",
                            "Returns",
                            "en",
                            false));
        }
        TestModels.awaitAsked(models);
    }

    /// It is found from now on.
    void publish(ArticleInput article) {
        TestArticles.publish(articles, knowledge, article);
    }

    /// It is no longer found from now on.
    void unpublish(String id) {
        TestArticles.unpublish(articles, knowledge, id);
    }

    /// Somebody new, with a conversation.
    Customer customer() {
        TestVisitor visitor = TestVisitor.arrive(port);
        return new Customer(visitor.opens(), visitor.connect());
    }

    /// Somebody new whose question is [#held].
    Customer heldCustomer() {
        TestVisitor visitor = TestVisitor.arrive(port);
        ChatSocket socket = visitor.connect();
        return new Customer(held(visitor, socket), socket);
    }

    /// A conversation in which [#QUESTION] was asked, with the runner kept away from its turn until
    /// a test has shaped it. Where the runner was quicker it is another conversation.
    UUID held(TestVisitor visitor, ChatSocket socket) {
        for (int i = 0; i < 10; i++) {
            UUID conversation = visitor.opens();
            ask(socket, conversation, 1, QUESTION);
            if (isHeld(conversation)) {
                return conversation;
            }
        }
        throw new AssertionError("the runner is always quicker");
    }

    private boolean isHeld(UUID conversation) {
        return jdbc.sql(
                                """
                                update assistant.turn
                                set not_before = now() + interval '1 hour'
                                where conversation_id = :conversation and state = 'queued'
                                """)
                        .param("conversation", conversation)
                        .update()
                == 1;
    }

    static void ask(ChatSocket socket, UUID conversation, long number, String text) {
        socket.sync(conversation, 0);
        say(socket, conversation, number, text);
    }

    static void say(ChatSocket socket, UUID conversation, long number, String text) {
        socket.deliver(conversation, number, text);
    }

    static JsonNode answer(ChatSocket socket, UUID conversation) {
        return socket.awaitEvent(conversation, AskingTest::isAnswer);
    }

    static List<JsonNode> answers(ChatSocket socket, UUID conversation) {
        return socket.events(conversation).stream().filter(AskingTest::isAnswer).toList();
    }

    static boolean isAnswer(JsonNode event) {
        return event.path("author").path("kind").asString("").equals("assistant");
    }

    static JsonNode ownerBecomes(ChatSocket socket, UUID conversation, String owner) {
        return socket.awaitEvent(
                conversation, event -> event.path("owner").asString("").equals(owner));
    }

    /// A node has taken the held turn and died.
    ///
    /// @param so what else became of its row
    void itsNodeDied(UUID conversation, String so) {
        jdbc.sql(
                        """
                        update assistant.turn
                        set state = 'running', leased_by = gen_random_uuid(), epoch = 5,
                            not_before = now(), %s
                        where conversation_id = :conversation
                        """
                                .formatted(so))
                .param("conversation", conversation)
                .update();
    }

    /// How many attempts at the conversation's first turn there were.
    int claims(UUID conversation) {
        return jdbc.sql(
                        """
                        select attempt from assistant.turn
                        where conversation_id = :conversation
                        order by trigger_seq limit 1
                        """)
                .param("conversation", conversation)
                .query(Integer.class)
                .single();
    }

    int turnsOf(UUID conversation) {
        return jdbc.sql("select count(*) from assistant.turn where conversation_id = :id")
                .param("id", conversation)
                .query(Integer.class)
                .single();
    }

    long throughSeq(UUID conversation) {
        return jdbc.sql("select through_seq from assistant.turn where conversation_id = :id")
                .param("id", conversation)
                .query(Long.class)
                .single();
    }

    String stateOf(UUID conversation) {
        return jdbc.sql("select state from assistant.turn where conversation_id = :id")
                .param("id", conversation)
                .query(String.class)
                .single();
    }

    JsonNode provenance(JsonNode answer) {
        String json =
                jdbc.sql("select provenance from assistant.turn where id = :id")
                        .param("id", UUID.fromString(answer.path("turn").asString()))
                        .query(String.class)
                        .single();
        return tools.jackson.databind.json.JsonMapper.builder().build().readTree(json);
    }

    /// Sets a model up at the desk, in the place of those of the configuration.
    ///
    /// @return its id
    static String addModel(Browser admin, String name, String url) {
        Map<String, Object> entry =
                Map.of(
                        "name",
                        name,
                        "provider",
                        "openai",
                        "url",
                        url,
                        "key",
                        "sk-0123456789abcdef",
                        "model",
                        name,
                        "revision",
                        revision(admin));
        Browser.Reply reply = admin.post(MODELS, entry);
        assertThat(reply.status()).isEqualTo(201);
        return reply.body()
                .path("models")
                .valueStream()
                .filter(model -> model.path("name").asString().equals(name))
                .map(model -> model.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /// Says at the desk which models are asked for something.
    static void order(Browser admin, String profile, String... ids) {
        Browser.Reply reply =
                admin.put(
                        MODELS + "/orders/" + profile,
                        Map.of("models", List.of(ids), "revision", revision(admin)));
        assertThat(reply.status()).isEqualTo(200);
    }

    private static long revision(Browser admin) {
        return admin.get(MODELS).body().path("revision").asLong();
    }

    /// A customer who looks at a conversation.
    record Customer(UUID conversation, ChatSocket socket) implements AutoCloseable {

        /// Writes the first message.
        void asks(String text) {
            ask(socket, conversation, 1, text);
        }

        /// What the assistant said first, waited for.
        JsonNode answer() {
            return AskingTest.answer(socket, conversation);
        }

        /// The event by which it does, waited for.
        JsonNode ownerBecomes(String owner) {
            return AskingTest.ownerBecomes(socket, conversation, owner);
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
