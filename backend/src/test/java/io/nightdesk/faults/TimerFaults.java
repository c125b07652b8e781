package io.nightdesk.faults;

import io.nightdesk.identity.Role;
import io.nightdesk.kernel.Ids;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.TestVisitor;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What happens to nodes when a timer is due.
final class TimerFaults {

    private TimerFaults() {}

    /// Kills a node within a second of the moment at which a timer is due: of a customer who
    /// waits too long, or where faults overlap also of an agent who wanted a conversation
    /// back.
    static void kill(Step step) throws InterruptedException {
        Slot slot = step.oneOf(step.rig().running());
        boolean waits = step.isAlone() || step.random().nextBoolean();
        Optional<History.Due> timer;
        try {
            timer = waits ? overdue(step, slot) : callback(step, slot);
        } catch (UncheckedIOException | DataAccessException | AssertionError unreachable) {
            return;
        }
        if (timer.isPresent()) {
            History.Due due = timer.get();
            step.tools().history().add(at -> new History.Due(at, due.conversation(), due.event()));
            int wait = (int) Slot.FIRST_RESPONSE.toMillis() - 1_000;
            step.pause(step.millis(wait, wait + 2_000));
            NodeFaults.kill(step, slot);
        }
    }

    private static Optional<History.Due> overdue(Step step, Slot slot) {
        TestVisitor visitor = visitor(step, slot);
        UUID conversation = visitor.opens();
        String path = "/api/v1/conversations/" + conversation + "/handoff";
        // The handoff is the first event, and the timer's event bears its name.
        UUID event = Ids.named("overdue:%s:1".formatted(conversation));
        return visitor.call("POST", path, "{}").status() == 200
                ? Optional.of(new History.Due(0, conversation, event))
                : Optional.empty();
    }

    private static Optional<History.Due> callback(Step step, Slot slot) {
        JdbcClient jdbc = step.rig().postgres().primary().jdbc();
        UUID conversation = visitor(step, slot).opens();
        Browser agent = Browser.signedIn(slot.port(), jdbc, Role.AGENT);
        String path = "/api/v1/desk/conversations/" + conversation;
        agent.post(path + "/claim", Map.of());
        Instant at = Instant.now().plus(Slot.FIRST_RESPONSE);
        agent.put(path + "/callback", Map.of("at", at.toString(), "text", ""));
        return jdbc.sql("select id from desk.callback where conversation_id = ?")
                .param(conversation)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional()
                .map(event -> new History.Due(0, conversation, event));
    }

    private static TestVisitor visitor(Step step, Slot slot) {
        return TestVisitor.at(slot.port(), step.crowd().any(step.random()).visitor());
    }
}
