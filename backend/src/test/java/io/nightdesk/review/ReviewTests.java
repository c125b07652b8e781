package io.nightdesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.confidence.AnswerKind;
import io.nightdesk.confidence.CutOffs;
import io.nightdesk.confidence.FitVersion;
import io.nightdesk.confidence.Fits;
import io.nightdesk.confidence.Judgement;
import io.nightdesk.confidence.Judgements;
import io.nightdesk.confidence.Policies;
import io.nightdesk.confidence.Reading;
import io.nightdesk.confidence.Verdict;
import io.nightdesk.identity.Role;
import io.nightdesk.kernel.Ids;
import io.nightdesk.knowledge.ArticleInput;
import io.nightdesk.knowledge.Articles;
import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.knowledge.Signals;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestArticles;
import io.nightdesk.testing.TestVisitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

@NightdeskTest
class ReviewTests {

    private final JdbcClient jdbc;
    private final Articles articles;
    private final Knowledge knowledge;
    private final Policies policies;
    private final Judgements judgements;
    private final Fits fits;
    private final CustomerVerdicts customers;
    private final int port;
    private Browser admin;

    ReviewTests(
            @Autowired JdbcClient jdbc,
            @Autowired Articles articles,
            @Autowired Knowledge knowledge,
            @Autowired Policies policies,
            @Autowired Judgements judgements,
            @Autowired Fits fits,
            @Autowired CustomerVerdicts customers,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.knowledge = knowledge;
        this.policies = policies;
        this.judgements = judgements;
        this.fits = fits;
        this.customers = customers;
        this.port = port;
        this.admin = new Browser(port);
    }

    @BeforeEach
    void anArticleAndAnAdmin() {
        admin = Browser.signedIn(port, jdbc, Role.ADMIN);
        if (articles.byId("canoe-rental").isEmpty()) {
            TestArticles.publish(
                    articles,
                    knowledge,
                    new ArticleInput(
                            "canoe-rental",
                            "Rent a canoe",
                            "Renting a canoe costs 35 euros a day.",
                            "Canoes",
                            "en",
                            false));
        }
    }

    /// Others share the application.
    @AfterEach
    void asShipped() {
        jdbc.sql("delete from confidence.judgement").update();
        policies.use(0, "test");
        admin.put("/api/v1/confidence", Map.of());
    }

    @Test
    void aReportedAnswerIsAskedForUntilItIsJudged() {
        UUID turn = UUID.fromString(answered("What does it cost to rent a canoe?").turn());
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);

        assertThat(report(agent, turn, "The price is old").status()).isEqualTo(204);

        JsonNode item = open(turn);
        assertThat(item.path("report").asString()).isEqualTo("The price is old");
        assertThat(item.path("question").path(0).asString())
                .isEqualTo("What does it cost to rent a canoe?");
        assertThat(item.path("citations").findValuesAsString("article")).contains("canoe-rental");
        assertThat(item.path("passages").findValuesAsString("article")).contains("canoe-rental");
        assertThat(item.has("right")).as("nobody is to be led by it").isFalse();

        judge(turn, "wrong");
        assertThat(open(turn).isMissingNode()).isTrue();
        assertThat(said(turn)).extracting(Judgement::source).contains(Judgement.Source.REVIEW);

        assertThat(admin.delete("/api/v1/reviews/" + turn).status()).isEqualTo(204);
        assertThat(open(turn).isMissingNode()).isFalse();
    }

    @Test
    void anAnswerReportedAfterItWasJudgedIsAskedForAgain() {
        UUID turn = UUID.fromString(answered("How much is it to rent a canoe?").turn());
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        report(agent, turn, "The price is old");
        judge(turn, "right");
        assertThat(open(turn).isMissingNode()).isTrue();

        report(agent, turn, "It is 40 since May");

        assertThat(open(turn).path("report").asString()).isEqualTo("It is 40 since May");
        judge(turn, "wrong");
        assertThat(open(turn).isMissingNode()).isTrue();
    }

    @Test
    void whatWasDrawnStaysDrawnWhenItIsJudgedAgain() {
        UUID turn = threeWeeksOld(answered("What do you charge for a canoe a day?").turn());
        judgements.put(List.of(review(turn, new Signals(0.9, 0.5, 0.7, 0.1), true)));
        report(Browser.signedIn(port, jdbc, Role.AGENT), turn, "The price is old");

        judge(turn, "wrong");

        assertThat(said(turn))
                .filteredOn(it -> it.source() == Judgement.Source.REVIEW)
                .singleElement()
                .satisfies(it -> assertThat(it.verdict()).isEqualTo(Verdict.WRONG))
                .extracting(Judgement::sample)
                .isEqualTo(Judgement.Sample.RANDOM);
    }

    @Test
    void anAgentReportsButDoesNotJudge() {
        UUID turn = UUID.fromString(answered("How expensive is a canoe for a day?").turn());
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);

        assertThat(agent.get("/api/v1/reviews").status()).isEqualTo(403);
        assertThat(agent.put("/api/v1/reviews/" + turn, Map.of("verdict", "right")).status())
                .isEqualTo(403);
        assertThat(report(agent, UUID.randomUUID(), "").status()).isEqualTo(404);
        assertThat(
                        Browser.signedIn(port, jdbc, Role.LEAD)
                                .put("/api/v1/confidence", Map.of())
                                .status())
                .isEqualTo(403);
    }

    @Test
    void theTurnKeepsHowSureItHadToBeAndWhatThatWasReadFrom() {
        UUID turn = UUID.fromString(answered("Canoe rental, what is the price?").turn());

        String kept =
                jdbc.sql("select provenance -> 'confidence' from assistant.turn where id = :id")
                        .param("id", turn)
                        .query(String.class)
                        .single();

        assertThat(kept)
                .contains("\"needed\": 0.7", "\"caveat\": 0.5", "\"basis\": \"assumed\"")
                .contains("\"fit\": 0", "\"topic\": \"Canoes\"", "\"sentence\"");
    }

    @Test
    void noneWrongIsRefusedWithWhatIsPossible() {
        var refused = admin.put("/api/v1/confidence", Map.of("wrong", 0));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("message"))
                .singleElement()
                .asString()
                .contains("299 show at most 1 %", "Choose 0.5 % or more");
        assertThat(
                        admin.put("/api/v1/confidence", Map.of("wrong", 0.02, "unattended", 0.05))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void aBoundCountsAtOnceAndSaysHowManyJudgementsAreMissing() {
        JsonNode few = admin.put("/api/v1/confidence", Map.of("wrong", 0.05)).body();
        assertThat(few.path("attended").path("missing").asInt()).isEqualTo(59);
        assertThat(cutOffs().basis()).isEqualTo(CutOffs.Basis.TOO_FEW);

        judgements.put(
                new Random(5)
                        .doubles(60)
                        .mapToObj(it -> review(new Signals(0.9 + it / 10, 0.8, 0.9, 0.2), true))
                        .toList());

        JsonNode enough = admin.get("/api/v1/confidence?kind=quoted").body();
        assertThat(enough.path("attended").path("missing").asInt()).isZero();
        assertThat(enough.path("judged").path("right").asInt()).isEqualTo(60);
        assertThat(enough.path("curve")).isNotEmpty();
        assertThat(enough.path("drift").path("judged").asInt()).isEqualTo(50);
        assertThat(cutOffs().basis()).isEqualTo(CutOffs.Basis.MEASURED);
        JsonNode trial =
                admin.post("/api/v1/confidence/trial?kind=quoted", Map.of("wrong", 0.01)).body();
        assertThat(trial.path("attended").path("missing").asInt()).isEqualTo(239);
        assertThat(cutOffs().basis())
                .as("a trial changes nothing")
                .isEqualTo(CutOffs.Basis.MEASURED);
    }

    @Test
    void whatASettingMeansWhileNobodyIsAtTheDeskIsShownBesideTheRest() {
        answered("What is the price of a canoe for one day?");
        Signals certain = new Signals(3, 3, 3, 1);
        Signals usual = new Signals(0.9, 0.4, 0.8, 0.3);
        for (int i = 0; i < 60; i++) {
            judgements.put(List.of(review(certain, true), review(usual, i % 2 == 0)));
        }

        JsonNode shown =
                admin.post("/api/v1/confidence/trial?kind=quoted", Map.of("unattended", 0.05))
                        .body();

        assertThat(shown.path("unattended").path("cutOffs").path("answer").asDouble())
                .isGreaterThan(0.7);
        assertThat(shown.path("traffic").path("given").asInt()).isPositive();
        assertThat(shown.path("trafficUnattended").path("given").asInt())
                .isLessThan(shown.path("traffic").path("given").asInt());
        assertThat(shown.path("trafficUnattended").path("caveat").asInt()).isPositive();
    }

    @Test
    void aThumbAndAWishForAPersonAreJudgementsToo() {
        Answered answered = answered("What does renting a canoe cost a day?");
        thumb(answered, "\"down\"");
        answered.visitor()
                .call(
                        "POST",
                        "/api/v1/conversations/" + answered.conversation() + "/handoff",
                        "{}");

        customers.collect();
        customers.collect();

        assertThat(said(UUID.fromString(answered.turn())))
                .allMatch(it -> it.verdict() == Verdict.WRONG)
                .extracting(Judgement::source)
                .containsExactlyInAnyOrder(Judgement.Source.THUMB, Judgement.Source.PERSON);
    }

    @Test
    void aThumbThatIsTakenBackIsNoJudgementAnyMore() {
        Answered answered = answered("What would a canoe cost me for a day?");
        UUID turn = UUID.fromString(answered.turn());
        thumb(answered, "\"down\"");
        customers.collect();
        assertThat(said(turn)).extracting(Judgement::source).contains(Judgement.Source.THUMB);

        thumb(answered, "null");
        customers.collect();

        assertThat(said(turn)).isEmpty();
    }

    @Test
    void aFitIsUsedIfItIsBetterAndCanBeTakenBack() {
        // On this made-up site, answers are right far less often than elsewhere.
        Random random = new Random(3);
        List<Judgement> site = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            double score = 0.6 + random.nextDouble() / 2;
            boolean right = random.nextDouble() < score - 0.55;
            // What is held out depends on it.
            UUID turn = new UUID(random.nextLong(), random.nextLong());
            site.add(review(turn, new Signals(score, 0.5, 0.7, 0.1), right));
        }
        judgements.put(site);

        FitVersion made = fits.refit().orElseThrow();

        assertThat(made.better()).isTrue();
        assertThat(made.fitted() + made.heldOut()).isEqualTo(150);
        assertThat(policies.current().fitVersion()).isEqualTo(made.version());
        assertThat(fits.refit()).as("nothing new was judged").isEmpty();

        assertThat(admin.put("/api/v1/confidence/fit", Map.of("version", 0)).status())
                .isEqualTo(200);
        assertThat(policies.current().fitVersion()).isZero();
        assertThat(admin.put("/api/v1/confidence/fit", Map.of("version", 999)).status())
                .isEqualTo(404);
    }

    private CutOffs cutOffs() {
        return policies.current().cutOffs(AnswerKind.QUOTED, null, true);
    }

    private static Judgement review(Signals signals, boolean right) {
        return review(UUID.randomUUID(), signals, right);
    }

    private static Judgement review(UUID turn, Signals signals, boolean right) {
        return new Judgement(
                turn,
                Judgement.Source.REVIEW,
                right ? Verdict.RIGHT : Verdict.WRONG,
                Judgement.Sample.RANDOM,
                "",
                null,
                "Mia",
                Instant.now(),
                new Reading("Canoes", signals, null));
    }

    private List<Judgement> said(UUID turn) {
        return judgements.newest().stream().filter(it -> it.turn().equals(turn)).toList();
    }

    private static void thumb(Answered answered, String value) {
        String message =
                "/api/v1/conversations/%s/messages/%d"
                        .formatted(answered.conversation(), answered.seq());
        String body = "{\"value\":%s}".formatted(value);
        assertThat(answered.visitor().call("PUT", message + "/feedback", body).status())
                .isLessThan(300);
    }

    private static Browser.Reply report(Browser by, UUID turn, String reason) {
        return by.put("/api/v1/reviews/" + turn + "/report", Map.of("reason", reason));
    }

    private void judge(UUID turn, String verdict) {
        assertThat(admin.put("/api/v1/reviews/" + turn, Map.of("verdict", verdict)).status())
                .isEqualTo(204);
    }

    /// What the queue asks about an answer; a missing node if it does not.
    private JsonNode open(UUID turn) {
        JsonNode listing = admin.get("/api/v1/reviews").body();
        return StreamSupport.stream(listing.path("items").spliterator(), false)
                .filter(item -> item.path("turn").asString().equals(turn.toString()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /// As if it had been answered then, when it was in the sample.
    private UUID threeWeeksOld(String turn) {
        Instant then = Instant.now().minus(Duration.ofDays(21));
        UUID old = new Ids(Clock.fixed(then, ZoneOffset.UTC)).next();
        jdbc.sql("update assistant.turn set id = :old where id = :id")
                .param("old", old)
                .param("id", UUID.fromString(turn))
                .update();
        return old;
    }

    private record Answered(TestVisitor visitor, UUID conversation, long seq, String turn) {}

    private Answered answered(String question) {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0);
            socket.say(conversation, TestVisitor.newId(), 1, question);
            JsonNode answer =
                    socket.awaitEvent(
                            conversation,
                            event ->
                                    event.path("author")
                                            .path("kind")
                                            .asString("")
                                            .equals("assistant"));
            return new Answered(
                    visitor,
                    conversation,
                    answer.path("seq").asLong(),
                    answer.path("turn").asString());
        }
    }
}
