package io.nightdesk.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.node.RevisionChanged;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.Browser.Reply;
import io.nightdesk.testing.NightdeskTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Prompts in the console, over HTTP, and what the assistant gets to hear of it.
@NightdeskTest(properties = "nightdesk.test=PromptEditingTests")
class PromptEditingTests {

    private static final String KEY = "?key=answer/grounded";
    private static final Map<String, Object> VALUES =
            Map.of(
                    "brandName", "Aurora Outdoor",
                    "assistantName", "Ava",
                    "locale", "en",
                    "today", "2026-03-01");

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    @Autowired private Prompts prompts;

    private Browser lead = new Browser(0);

    @BeforeEach
    void aLeadWithoutDrafts() {
        lead = Browser.signedIn(port, jdbc, Role.LEAD);
        lead.delete("/api/v1/prompt/draft" + KEY);
    }

    @Test
    void theListSaysWhatIsLive() {
        Reply list = lead.get("/api/v1/prompts");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().path("prompts"))
                .anySatisfy(
                        row -> {
                            assertThat(row.path("key").asString()).isEqualTo("answer/grounded");
                            assertThat(row.path("locale").asString()).isEmpty();
                            assertThat(row.path("kind").asString()).isEqualTo("system");
                            assertThat(row.at("/production/version").asInt()).isPositive();
                            assertThat(row.path("draft").isNull()).isTrue();
                        });
        assertThat(list.body().at("/release/number").asLong()).isPositive();
    }

    @Test
    void aDraftIsSeenByEditorsOnly() {
        String before = live();

        Reply saved = save(text("A draft of {{brandName}}"), 0);

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body().path("problems")).isEmpty();
        assertThat(detail().at("/draft/text").asString()).contains("A draft of");
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void aPublishedDraftAnswersCustomersAtOnce() {
        int versions = detail().path("versions").size();
        save(text("Hello from {{brandName}}, first"), 0);

        Reply published = publish("Greets by name, as asked");

        assertThat(published.status()).isEqualTo(201);
        assertThat(published.body().path("version").asInt()).isEqualTo(versions + 1);
        LivePrompt prompt = prompts.live("answer/grounded", "en");
        assertThat(prompt.render(VALUES)).isEqualTo("Hello from Aurora Outdoor, first");
        assertThat(prompt.version()).isEqualTo(versions + 1);
        assertThat(prompt.release()).isEqualTo(published.body().path("release").asLong());
        assertThat(prompt.sha256()).isEqualTo(detail().at("/versions/0/sha256").asString());
        assertThat(detail().path("draft").isNull()).isTrue();
        assertThat(detail().at("/versions/0/labels"))
                .extracting(JsonNode::asString)
                .contains("production");
        assertThat(detail().at("/versions/0/note").asString())
                .isEqualTo("Greets by name, as asked");
        assertThat(detail().at("/versions/0/createdBy").asString()).isEqualTo("Test lead");
    }

    @Test
    void goingBackMakesAnEarlierReleaseLiveAgain() {
        save(text("The good one"), 0);
        long good = publish("This one is good").body().path("release").asLong();
        save(text("The bad one"), 0);
        publish("This one is bad, we will see");
        assertThat(live()).isEqualTo("The bad one");

        Reply restored = lead.post("/api/v1/prompt-releases/" + good + "/restore", null);

        assertThat(restored.status()).isEqualTo(200);
        assertThat(live()).isEqualTo("The good one");
        assertThat(prompts.live("answer/grounded", "en").release()).isEqualTo(good);
        assertThat(restored.body().path("releases"))
                .filteredOn(release -> release.path("production").asBoolean())
                .extracting(release -> release.path("number").asLong())
                .containsExactly(good);
        assertThat(detail().at("/versions/0/labels"))
                .extracting(JsonNode::asString)
                .contains("previous");
    }

    @Test
    void publishingAfterGoingBackBuildsOnWhatIsLive() {
        save(text("Live again"), 0);
        long good = publish("A release to return to").body().path("release").asLong();
        save(text("Left behind"), 0);
        long last = publish("A release to leave behind").body().path("release").asLong();
        lead.post("/api/v1/prompt-releases/" + good + "/restore", null);

        lead.put(
                "/api/v1/prompt/draft?key=partials/tone",
                Map.of(
                        "text",
                        PromptTexts.partial("partials/tone", "Be brief."),
                        "baseRevision",
                        0));
        Reply published =
                lead.post(
                        "/api/v1/prompt/publish?key=partials/tone",
                        Map.of("note", "Shorter tone for everyone"));

        assertThat(published.body().path("release").asLong()).isEqualTo(last + 1);
        assertThat(live()).isEqualTo("Live again");
    }

    @Test
    void oneOfTwoEditorsLearnsOfTheOther() {
        long first = save(text("Mine"), 0).body().path("revision").asLong();

        Reply alsoFirst = save(text("Also a first draft"), 0);
        long second = save(text("Mine, improved"), first).body().path("revision").asLong();
        Reply stale = save(text("Written on top of the first"), first);

        assertThat(alsoFirst.status()).isEqualTo(409);
        assertThat(alsoFirst.code()).isEqualTo("CONFLICT");
        assertThat(second).isGreaterThan(first);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(detail().at("/draft/text").asString()).endsWith("Mine, improved");
    }

    @Test
    void aDraftBegunAnewDoesNotTakeOldEdits() {
        long old = save(text("Before"), 0).body().path("revision").asLong();
        lead.delete("/api/v1/prompt/draft" + KEY);
        save(text("Begun anew"), 0);

        assertThat(save(text("An edit of the old one"), old).status()).isEqualTo(409);
    }

    @Test
    void nobodyDiscardsATextTheyHaveNotSeen() {
        long seen = save(text("Seen"), 0).body().path("revision").asLong();
        long newer = save(text("Changed meanwhile"), seen).body().path("revision").asLong();

        Reply stale = discard(seen);

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("CONFLICT");
        assertThat(detail().at("/draft/text").asString()).endsWith("Changed meanwhile");
        assertThat(discard(newer).status()).isEqualTo(204);
        assertThat(detail().path("draft").isNull()).isTrue();
        assertThat(discard(newer).status()).isEqualTo(204);
    }

    @Test
    void nobodyPublishesATextTheyHaveNotSeen() {
        long seen = save(text("Seen"), 0).body().path("revision").asLong();
        save(text("Changed meanwhile"), seen);

        Reply published =
                lead.post(
                        "/api/v1/prompt/publish" + KEY,
                        Map.of("note", "Looks good to me", "revision", seen));

        assertThat(published.status()).isEqualTo(409);
    }

    @Test
    void aBadTextIsKeptAsADraftAndNotPublished() {
        String before = live();

        Reply saved = save(text("One\n{{brandName"), 0);
        Reply published = publish("This cannot work, can it");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body().at("/problems/0/line").asInt()).isPositive();
        assertThat(published.status()).isEqualTo(422);
        assertThat(published.code()).isEqualTo("INVALID");
        assertThat(published.body().at("/errors/0/field").asString()).isEqualTo("text");
        assertThat(published.body().at("/errors/0/line").asInt())
                .isEqualTo(saved.body().at("/problems/0/line").asInt());
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void aChangeNeedsAReason() {
        save(text("Fine"), 0);

        for (String note : new String[] {"", "too short", "x".repeat(501)}) {
            Reply published = publish(note);
            assertThat(published.status()).isEqualTo(422);
            assertThat(published.body().at("/errors/0/field").asString()).isEqualTo("note");
        }
    }

    @Test
    void withoutADraftThereIsNothingToPublish() {
        assertThat(publish("Nothing is here to publish").status()).isEqualTo(404);
        assertThat(lead.get("/api/v1/prompt?key=no/such").status()).isEqualTo(404);
        assertThat(lead.get("/api/v1/prompt?key=%00").status()).isIn(400, 404);
        assertThat(lead.post("/api/v1/prompt-releases/9999/restore", null).status()).isEqualTo(404);
    }

    @Test
    void windowsLineEndsAreNoChange() {
        save(text("One\nTwo").replace("\n", "\r\n"), 0);

        assertThat(detail().at("/draft/text").asString()).doesNotContain("\r");
    }

    @Test
    void whatWasReleasedNeverChanges() {
        for (String sql :
                new String[] {
                    "update prompt.version set text = 'x'",
                    "delete from prompt.version",
                    "update prompt.release set note = 'x'",
                    "delete from prompt.release_version"
                }) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("immutable");
        }
    }

    @Test
    void anotherNodesReleaseIsLiveHereWithinFiveSeconds() {
        save(text("To return to"), 0);
        long earlier = publish("The release to return to").body().path("release").asLong();
        save(text("Soon left"), 0);
        publish("The release that is left soon");

        // As the other node would, in its own transaction and without a word to this one
        UUID release =
                jdbc.sql("select id from prompt.release where number = :number")
                        .param("number", earlier)
                        .query(UUID.class)
                        .single();
        jdbc.sql(
                        """
                        with moved as (
                            insert into prompt.label_move (site_id, label, release_id, moved_at)
                            select site_id, 'production', id, now()
                            from prompt.release
                            where id = :release
                        )
                        update node.revision
                        set revision = revision + 1
                        where topic = 'prompt'
                        """)
                .param("release", release)
                .update();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(live()).isEqualTo("To return to"));
    }

    @Test
    void theLastKnownReleaseAnswersWhileTheDatabaseIsAway() {
        save(text("Steady"), 0);
        long release = publish("The release before the trouble").body().path("release").asLong();
        jdbc.sql("alter table prompt.release rename to release_away").update();
        try {
            assertThatThrownBy(() -> prompts.on(new RevisionChanged("prompt", 1)))
                    .isInstanceOf(RuntimeException.class);

            assertThat(live()).isEqualTo("Steady");
            assertThat(prompts.live("answer/grounded", "en").release()).isEqualTo(release);
        } finally {
            jdbc.sql("alter table prompt.release_away rename to release").update();
        }
    }

    @Test
    void aRunningAnswerEndsOnTheReleaseItBeganWith() {
        save(text("The release it began with"), 0);
        publish("The release it begins with");
        LivePrompt begun = prompts.live("answer/grounded", "en");

        save(text("A newer one"), 0);
        publish("A newer release meanwhile");

        assertThat(begun.render(VALUES)).isEqualTo("The release it began with");
        assertThat(prompts.live("answer/grounded", "en").release()).isGreaterThan(begun.release());
    }

    private String live() {
        return prompts.live("answer/grounded", "en").render(VALUES);
    }

    private Reply save(String text, long base) {
        return lead.put("/api/v1/prompt/draft" + KEY, Map.of("text", text, "baseRevision", base));
    }

    private Reply discard(long revision) {
        return lead.delete("/api/v1/prompt/draft" + KEY + "&revision=" + revision);
    }

    private Reply publish(String note) {
        return lead.post("/api/v1/prompt/publish" + KEY, Map.of("note", note));
    }

    private JsonNode detail() {
        return lead.get("/api/v1/prompt" + KEY).body();
    }

    /// Declares nothing but the name, which the German text declares too.
    private static String text(String body) {
        return PromptTexts.grounded(body);
    }
}
