package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefusalsTests {

    private final Refusals refusals = new Refusals();

    @Test
    void whatWasSentAfterARefusedMessageIsKnownByIt() {
        ClientFrame.Send first = send(UUID.randomUUID());
        ClientFrame.Send second = send(first.conversation());
        refuse(first);

        assertThat(refusals.before(second)).isEqualTo(first.clientMessageId());
        assertThat(refusals.before(first)).isNull();
        assertThat(refusals.before(send(UUID.randomUUID()))).isNull();
    }

    @Test
    void whatIsForGoodIsNotWaitedFor() {
        ClientFrame.Send first = send(UUID.randomUUID());
        refusals.note(Nacks.of(first, Code.TOO_LONG, "too long"));

        assertThat(refusals.before(send(first.conversation()))).isNull();
    }

    @Test
    void aClientThatHeedsNoRefusalFillsNoMemory() {
        UUID conversation = UUID.randomUUID();
        for (int i = 0; i < 10_000; i++) {
            refuse(send(conversation));
            refuse(send(UUID.randomUUID()));
        }

        assertThat(refusals.size()).isLessThanOrEqualTo(2 * Refusals.MOST);
    }

    private void refuse(ClientFrame.Send send) {
        refusals.note(Nacks.later(send, Code.RATE, 1_000, "too many messages"));
    }

    private static ClientFrame.Send send(UUID conversation) {
        return new ClientFrame.Send(conversation, UUID.randomUUID(), 1, "Hello", null, null);
    }
}
