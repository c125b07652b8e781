package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;

class PostponedTests {

    private static final int AFTER_MS = 60_000;

    private final List<CloseStatus> ends = new ArrayList<>();
    private final Postponed postponed = new Postponed(ends::add);
    private final UUID conversation = UUID.randomUUID();

    @Test
    void everythingWaitsForItsTimeAndComesInItsOrder() {
        ClientFrame.Sync sync = new ClientFrame.Sync(conversation, 3);
        ClientFrame.Cancel cancel = new ClientFrame.Cancel(conversation, UUID.randomUUID());
        ClientFrame.Watch watch = new ClientFrame.Watch();
        long early = System.nanoTime();
        for (ClientFrame frame : List.of(sync, cancel, watch)) {
            assertThat(postponed.keep(frame, AFTER_MS)).isTrue();
        }

        assertThat(postponed.take(early)).isNull();
        assertThat(taken()).containsExactly(sync, cancel, watch);
        assertThat(ends).isEmpty();
    }

    @Test
    void ofTheSameConversationTheLatestCounts() {
        ClientFrame.Sync later = new ClientFrame.Sync(conversation, 5);
        postponed.keep(new ClientFrame.Sync(conversation, 3), AFTER_MS);
        postponed.keep(later, AFTER_MS);

        assertThat(taken()).containsExactly(later);
    }

    @Test
    void whatIsAskedForAgainIsNoLongerKept() {
        postponed.keep(new ClientFrame.Sync(conversation, 3), AFTER_MS);

        postponed.heard(new ClientFrame.Sync(conversation, 5));

        assertThat(taken()).isEmpty();
    }

    @Test
    void whatIsBestEffortIsNotKept() {
        assertThat(postponed.keep(new ClientFrame.Typing(conversation, true), AFTER_MS)).isFalse();
        assertThat(postponed.keep(new ClientFrame.Read(conversation, 3), AFTER_MS)).isFalse();

        assertThat(taken()).isEmpty();
    }

    @Test
    void whoAsksForMoreThanIsKeptIsTold() {
        for (int i = 0; i <= Postponed.MOST; i++) {
            assertThat(ends).isEmpty();
            postponed.keep(new ClientFrame.Sync(UUID.randomUUID(), 0), AFTER_MS);
        }

        assertThat(ends).containsExactly(CloseCode.OVERLOAD.status(AFTER_MS));
    }

    /// All that is due when the time has come.
    private List<ClientFrame> taken() {
        long then = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AFTER_MS);
        List<ClientFrame> taken = new ArrayList<>();
        for (ClientFrame due = postponed.take(then); due != null; due = postponed.take(then)) {
            taken.add(due);
        }
        return taken;
    }
}
