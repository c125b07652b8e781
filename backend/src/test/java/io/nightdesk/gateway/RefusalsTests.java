package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefusalsTests {

    private final Refusals refusals = new Refusals();

    @Test
    void whatWasSentAfterARefusedMessageIsKnownByIt() {
        ClientFrame.Send first = send(UUID.randomUUID(), 1);
        ClientFrame.Send second = send(first.conversation(), 2);
        refuse(first);

        assertThat(before(second)).containsExactly(first.clientMessageId());
        assertThat(before(send(UUID.randomUUID(), 1))).isEmpty();
        assertThat(before(first)).isEmpty();
    }

    /// The first is refused twice; the second has been asked for again meanwhile, but not this
    // time.
    @Test
    void whatFollowsARepetitionThatIsRefusedWasSentAfterItAndIsNoRepetition() {
        UUID conversation = UUID.randomUUID();
        ClientFrame.Send first = send(conversation, 1);
        ClientFrame.Send second = send(conversation, 2);
        for (int i = 0; i < 3; i++) {
            refuse(first);
            assertThat(before(second)).containsExactly(first.clientMessageId());
            refuse(second);
        }

        assertThat(before(first)).isEmpty();
    }

    @Test
    void whoBeginsAnewWithSomethingElseKnowsOfTheRefusalToo() {
        UUID conversation = UUID.randomUUID();
        refuse(send(conversation, 1));
        refuse(send(conversation, 2));
        ClientFrame.Send older = send(conversation, 1);

        refuse(older);

        assertThat(before(send(conversation, 2))).containsExactly(older.clientMessageId());
        assertThat(before(send(conversation, 1))).isEmpty();
    }

    @Test
    void whatIsForGoodIsNotWaitedFor() {
        ClientFrame.Send first = send(UUID.randomUUID(), 1);
        refusals.heard(first);
        refusals.note(Nacks.of(first, Code.TOO_LONG, "too long"));

        assertThat(before(send(first.conversation(), 2))).isEmpty();
    }

    @Test
    void aClientThatHeedsNoRefusalFillsNoMemory() {
        UUID conversation = UUID.randomUUID();
        for (int i = 0; i < 10_000; i++) {
            refuse(send(conversation, i));
            refuse(send(UUID.randomUUID(), i));
        }

        assertThat(refusals.size()).isLessThanOrEqualTo(2 * Refusals.MOST);
    }

    private List<UUID> before(ClientFrame.Send send) {
        refusals.heard(send);
        return refusals.before(send);
    }

    private void refuse(ClientFrame.Send send) {
        refusals.heard(send);
        refusals.note(Nacks.later(send, Code.RATE, 1_000, "too many messages"));
    }

    private static ClientFrame.Send send(UUID conversation, long number) {
        return new ClientFrame.Send(conversation, UUID.randomUUID(), number, "Hello", null, null);
    }
}
