package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What the embedding page tells of its visitors.
@NightdeskTest
class PageAttributesTests {

    private final JdbcClient jdbc;
    private final int port;

    PageAttributesTests(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.port = port;
    }

    @Test
    void agentsSeeThemBesideTheConversation() {
        TestVisitor visitor =
                TestVisitor.arriveWith(port, "{\"plan\": \"enterprise\", \"seats\": \"200\"}");

        assertThat(seen(visitor)).isEqualTo("{\"plan\":\"enterprise\",\"seats\":\"200\"}");
        assertThat(seen(TestVisitor.arrive(port))).isEqualTo("{}");
    }

    @Test
    void aMistakeIsAProblemThatCostsNothingElse() {
        TestVisitor.Reply session =
                TestVisitor.session(port, "{\"plan\": \"enterprise\", \"Seats\": 200}");

        assertThat(session.status()).isEqualTo(201);
        JsonNode problem = session.body().path("problem");
        assertThat(problem.path("status").asInt()).isEqualTo(422);
        assertThat(problem.path("code").asString()).isEqualTo("INVALID");
        assertThat(problem.path("errors").path(0).path("field").asString())
                .isEqualTo("attributes.Seats");
        assertThat(seen(TestVisitor.of(port, session))).isEqualTo("{\"plan\":\"enterprise\"}");
    }

    @Test
    void whatIsNoObjectChangesNothingAndSaysWhatWouldBeRight() {
        TestVisitor visitor = TestVisitor.arriveWith(port, "{\"plan\": \"pro\"}");

        JsonNode problem = again(visitor, "\"plan=free\"").path("problem");

        assertThat(problem.path("detail").asString()).contains("{\"plan\": \"pro\"}");
        assertThat(seen(visitor)).isEqualTo("{\"plan\":\"pro\"}");
    }

    @Test
    void theNextPageTellsAnewOrSaysNothing() {
        TestVisitor visitor = TestVisitor.arriveWith(port, "{\"plan\": \"free\"}");

        assertThat(again(visitor, "\"{\\\"plan\\\": \\\"pro\\\"}\"").has("problem")).isFalse();
        assertThat(seen(visitor)).isEqualTo("{\"plan\":\"pro\"}");
        again(visitor, "null");
        assertThat(seen(visitor)).isEqualTo("{\"plan\":\"pro\"}");
        again(visitor, "{}");
        assertThat(seen(visitor)).isEqualTo("{}");
    }

    @Test
    void aPageThatChangesItsMindAllTheTimeIsToldToWait() {
        TestVisitor visitor = TestVisitor.arrive(port);
        for (int i = 0; i < 60; i++) {
            again(visitor, "{\"n\": \"%d\"}".formatted(i));
        }

        assertThat(again(visitor, "{\"n\": \"59\"}").has("problem")).isFalse();
        assertThat(again(visitor, "{\"n\": \"60\"}").path("problem").path("code").asString())
                .isEqualTo("RATE");
        assertThat(seen(visitor)).isEqualTo("{\"n\":\"59\"}");
    }

    private JsonNode again(TestVisitor visitor, String attributes) {
        TestVisitor.Reply reply =
                visitor.call(
                        "POST",
                        "/api/v1/sessions",
                        "{\"siteKey\":\"site\",\"attributes\":%s}".formatted(attributes));
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    private String seen(TestVisitor visitor) {
        return Browser.signedIn(port, jdbc, Role.AGENT)
                .get("/api/v1/desk/conversations/" + visitor.opens())
                .body()
                .path("attributes")
                .toString();
    }
}
