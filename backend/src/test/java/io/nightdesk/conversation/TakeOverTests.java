package io.nightdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.AtOnce;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who has a conversation may change among people, and after its end.
class TakeOverTests extends OwnershipTest {

    @Test
    void aColleagueTakesOverFromTheAgentTheySawAndFromNobodyElse() {
        UUID conversation = open();
        handoffs.claim(conversation, MARIA);
        long epoch = transcripts.find(conversation).orElseThrow().ownerEpoch();

        assertThat(handoffs.takeOver(conversation, JONAS, MARIAS_ID))
                .isEqualTo(new ClaimResult.Claimed());

        Summary now = transcripts.find(conversation).orElseThrow();
        assertThat(now.agent()).isEqualTo(JONAS);
        assertThat(now.ownerEpoch()).isEqualTo(epoch + 1);
        assertThat(conversations.post(message(conversation, MARIA, 1, "late", false)))
                .isEqualTo(new PostResult.NotOwner());
        assertThat(handoffs.takeOver(conversation, LENA, MARIAS_ID))
                .isEqualTo(new ClaimResult.AlreadyTaken("Jonas"));
        assertThat(handoffs.takeOver(conversation, JONAS, MARIAS_ID))
                .as("once more changes nothing")
                .isEqualTo(new ClaimResult.Claimed());
        assertThat(transcripts.find(conversation).orElseThrow().ownerEpoch()).isEqualTo(epoch + 1);
    }

    @Test
    void ofTwoColleaguesWhoTakeOverAtOnceOneDoes() throws Exception {
        for (int i = 0; i < 50; i++) {
            UUID conversation = open();
            handoffs.claim(conversation, MARIA);

            List<ClaimResult> results =
                    AtOnce.run(
                            () -> handoffs.takeOver(conversation, JONAS, MARIAS_ID),
                            () -> handoffs.takeOver(conversation, LENA, MARIAS_ID));

            assertThat(results).filteredOn(ClaimResult.Claimed.class::isInstance).hasSize(1);
        }
    }

    @Test
    void whatItsAgentHasLetGoMeanwhileIsClaimed() {
        UUID conversation = open();
        handoffs.claim(conversation, MARIA);
        handoffs.handBack(conversation, MARIA);

        assertThat(handoffs.takeOver(conversation, JONAS, MARIAS_ID))
                .isEqualTo(new ClaimResult.Claimed());
        handoffs.resolve(conversation, JONAS);
        assertThat(handoffs.takeOver(conversation, LENA, MARIAS_ID))
                .isEqualTo(new ClaimResult.Closed());
    }

    @Test
    void aClosedConversationGoesOnWithTheAgentWhoReopensIt() {
        UUID conversation = open();
        handoffs.claim(conversation, MARIA);
        handoffs.resolve(conversation, MARIA);
        assertThat(handoffs.claim(conversation, JONAS)).isEqualTo(new ClaimResult.Closed());

        assertThat(handoffs.reopen(conversation, JONAS)).isEqualTo(new ClaimResult.Claimed());

        Summary now = transcripts.find(conversation).orElseThrow();
        assertThat(now.owner()).isEqualTo(Owner.AGENT);
        assertThat(now.agent()).isEqualTo(JONAS);
        assertThat(conversations.post(message(conversation, JONAS, 1, "sorry for that", false)))
                .isInstanceOf(PostResult.Posted.class);
        assertThat(handoffs.reopen(conversation, MARIA))
                .isEqualTo(new ClaimResult.AlreadyTaken("Jonas"));
    }

    @Test
    void whoWaitedTooLongStillDoesWhenAConversationGoesOnThatWasEndedByMistake() {
        UUID conversation = open();
        handoffs.request(conversation, AVA, HandoffReason.CUSTOMER_REQUEST);
        conversations.markOverdue(conversation, 1, "late");
        handoffs.claim(conversation, MARIA);
        handoffs.resolve(conversation, MARIA);

        handoffs.reopen(conversation, MARIA);

        assertThat(transcripts.find(conversation).orElseThrow().overdue()).isTrue();
        conversations.post(message(conversation, MARIA, 1, "here I am", false));
        assertThat(transcripts.find(conversation).orElseThrow().overdue()).isFalse();
    }
}
