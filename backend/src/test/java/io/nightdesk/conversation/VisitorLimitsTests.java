package io.nightdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.limits.Limit;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Each of these writes rows that stay, and tells the whole desk.
@NightdeskTest
class VisitorLimitsTests {

    @LocalServerPort int port;

    @Test
    void whoAsksForAPersonAndTakesItBackAllTheTimeIsToldToWait() {
        TestVisitor visitor = TestVisitor.arrive(port);
        String path = "/api/v1/conversations/" + visitor.opens() + "/handoff";
        for (int i = 0; i < Limit.HANDOFF.permits() / 2; i++) {
            assertThat(visitor.call("POST", path, "{}").status()).isEqualTo(200);
            assertThat(visitor.call("DELETE", path, "").status()).isEqualTo(200);
        }

        assertThat(visitor.call("POST", path, "{}").code()).isEqualTo("RATE");
        assertThat(visitor.call("DELETE", path, "").code()).isEqualTo("RATE");
        asksForAPerson(TestVisitor.arrive(port));
    }

    @Test
    void thumbsAreCountedWhateverTheyAreOn() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        for (int i = 0; i < Limit.FEEDBACK.permits(); i++) {
            assertThat(rate(visitor, conversation, i).status()).isEqualTo(404);
        }

        TestVisitor.Reply refused = rate(visitor, conversation, 1);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("RATE");
    }

    private static void asksForAPerson(TestVisitor another) {
        String path = "/api/v1/conversations/" + another.opens() + "/handoff";
        assertThat(another.call("POST", path, "{}").status()).isEqualTo(200);
    }

    private static TestVisitor.Reply rate(TestVisitor visitor, UUID conversation, int seq) {
        return visitor.call(
                "PUT",
                "/api/v1/conversations/%s/messages/%d/feedback".formatted(conversation, seq),
                "{\"value\":\"up\"}");
    }
}
