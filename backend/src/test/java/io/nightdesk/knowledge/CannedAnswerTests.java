package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightdeskTest(properties = "nightdesk.test=Knowledge")
class CannedAnswerTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PATH = "/api/v1/canned-answers";

    private final JdbcClient jdbc;
    private final CannedAnswers answers;
    private final int port;
    private Browser lead;

    CannedAnswerTests(
            @Autowired JdbcClient jdbc,
            @Autowired CannedAnswers answers,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.port = port;
        this.lead = new Browser(port);
    }

    @BeforeEach
    void signIn() {
        lead = Browser.signedIn(port, jdbc, Role.LEAD);
    }

    @Test
    void aMessageCloseToAnExampleIsAnsweredWithTheExactText() {
        String id =
                created(
                        "Opening hours",
                        "We are open **9 to 17**, Monday to Friday.",
                        "when are you open",
                        "what are your opening hours",
                        "opening hours",
                        "at what time do you open");
        created("Parking", "Park behind the shop.", "where can I park", "is there a car park");

        await().atMost(SOON)
                .until(() -> answers.to("What are your opening hours?", "en").isPresent());

        assertThat(answers.to("what are the opening hours please", "en").orElseThrow().body())
                .isEqualTo("We are open **9 to 17**, Monday to Friday.");
        assertThat(answers.to("my tent leaks, can I open a complaint", "en")).isEmpty();
        assertThat(answers.to("quelles sont vos horaires d'ouverture", "fr")).isEmpty();

        lead.delete(PATH + "/" + id);

        assertThat(answers.to("What are your opening hours?", "en")).isEmpty();
    }

    @Test
    void aMessageBetweenTwoAnswersIsAnsweredByNeither() {
        created("Tent hire", "Tents are hired out in May.", "can I hire a tent", "hiring a tent");
        created("Tent sale", "Tents are sold in June.", "are tents for sale", "buy a tent");

        for (String question : List.of("can I hire a tent", "are tents for sale")) {
            await().atMost(SOON).until(() -> answers.to(question, "en").isPresent());
        }

        assertThat(answers.to("a tent", "en")).isEmpty();
    }

    @Test
    void anAnswerIsCheckedEditedAndReadByWhoMay() {
        var invalid = lead.post(PATH, Map.of("title", " ", "body", "", "locale", "x"));
        String id = created("Invoices", "By e-mail.", "send me an invoice");
        Map<String, Object> edit =
                Map.of(
                        "title",
                        "Invoices",
                        "body",
                        "By post.",
                        "locale",
                        "en",
                        "examples",
                        List.of("send me an invoice"),
                        "enabled",
                        false,
                        "revision",
                        1);

        var edited = lead.put(PATH + "/" + id, edit);
        var late = lead.put(PATH + "/" + id, edit);
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);

        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.body().path("errors").findValuesAsString("field"))
                .containsExactly("title", "body", "locale", "examples");
        assertThat(edited.body().path("body").asString()).isEqualTo("By post.");
        assertThat(late.status()).isEqualTo(409);
        assertThat(agent.get(PATH).body().path("recommendedExamples").asInt()).isEqualTo(10);
        assertThat(agent.delete(PATH + "/" + id).status()).isEqualTo(403);
        assertThat(answers.to("send me an invoice", "en")).isEmpty();
    }

    private String created(String title, String body, String... examples) {
        var created =
                lead.post(
                        PATH,
                        Map.of(
                                "title",
                                title,
                                "body",
                                body,
                                "locale",
                                "en",
                                "examples",
                                List.of(examples)));
        assertThat(created.status()).isEqualTo(201);
        return created.body().path("id").asString();
    }
}
