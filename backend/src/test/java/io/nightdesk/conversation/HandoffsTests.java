package io.nightdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.AtOnce;
import io.nightdesk.testing.TestVisitor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HandoffsTests extends OwnershipTest {

    @Test
    void afterAnAgentHasClaimedNoAssistantTextIsCommitted() throws Exception {
        int answered = 0;
        for (int i = 0; i < 1_000; i++) {
            UUID conversation = open();

            List<Boolean> wrote =
                    AtOnce.run(
                            () ->
                                    handoffs.claim(conversation, MARIA)
                                            instanceof ClaimResult.Claimed,
                            () -> conversations.answer(conversation, 0, answer()).isPresent());

            List<Event> events = transcripts.events(conversation, 0, 10, Audience.TEAM);
            assertThat(wrote.getFirst()).isTrue();
            assertThat(events.getLast()).isInstanceOf(Event.OwnerChanged.class);
            assertThat(events).hasSize(wrote.getLast() ? 2 : 1);
            answered += wrote.getLast() ? 1 : 0;
        }
        // Each side must have won now and then, or nothing was raced.
        assertThat(answered).isBetween(1, 999);
    }

    @Test
    void ofTwoAgentsWhoClaimAtOnceOneWinsAndTheOtherIsToldWho() throws Exception {
        for (int i = 0; i < 50; i++) {
            UUID conversation = open();
            handoffs.request(conversation, AVA, HandoffReason.LOW_CONFIDENCE);

            List<ClaimResult> results =
                    AtOnce.run(
                            () -> handoffs.claim(conversation, MARIA),
                            () -> handoffs.claim(conversation, JONAS));

            assertThat(results).filteredOn(ClaimResult.Claimed.class::isInstance).hasSize(1);
            String winner =
                    Optional.ofNullable(transcripts.find(conversation).orElseThrow().agent())
                            .orElseThrow()
                            .name();
            assertThat(results).contains(new ClaimResult.AlreadyTaken(winner));
        }
    }

    @Test
    void askingForAPersonTwiceIsAskingOnce() {
        UUID conversation = open();

        handoffs.request(conversation, AVA, HandoffReason.CUSTOMER_REQUEST);
        handoffs.request(conversation, AVA, HandoffReason.LOW_CONFIDENCE);

        Summary summary = transcripts.find(conversation).orElseThrow();
        assertThat(summary.owner()).isEqualTo(Owner.QUEUE);
        assertThat(summary.reason()).isEqualTo(HandoffReason.CUSTOMER_REQUEST);
        assertThat(summary.lastSeq()).isEqualTo(1);
    }

    @Test
    void ofTwoNodesThatTakeAWaitingConversationBackOneDoes() {
        UUID conversation = open();
        handoffs.request(conversation, AVA, HandoffReason.PROVIDER_DOWN);
        long epoch = transcripts.find(conversation).orElseThrow().ownerEpoch();

        assertThat(handoffs.takeBack(conversation, epoch, AVA)).isTrue();
        assertThat(handoffs.takeBack(conversation, epoch, AVA)).isFalse();
        handoffs.request(conversation, AVA, HandoffReason.CUSTOMER_REQUEST);
        assertThat(handoffs.takeBack(conversation, epoch, AVA)).isFalse();
    }

    @Test
    void whatTheAssistantIsThoughtOfBeginsAnewWhenItGetsAConversationBack() {
        UUID conversation = open();
        Author customer = new Author(Author.Kind.VISITOR, TestVisitor.newId(), "Kim");
        long first = conversations.answer(conversation, 0, answer()).orElseThrow();
        long second = conversations.answer(conversation, 0, answer()).orElseThrow();
        conversations.rate(conversation, customer, first, Event.Thumb.DOWN);
        conversations.rate(conversation, customer, second, Event.Thumb.DOWN);
        assertThat(transcripts.tenure(conversation))
                .isEqualTo(new Tenure(0, Set.of(first, second)));

        conversations.rate(conversation, customer, first, null);
        conversations.rate(conversation, customer, second, Event.Thumb.UP);
        conversations.rate(conversation, customer, second, Event.Thumb.DOWN);
        assertThat(transcripts.tenure(conversation)).isEqualTo(new Tenure(0, Set.of(second)));

        handoffs.claim(conversation, MARIA);
        handoffs.handBack(conversation, MARIA);
        long back = transcripts.find(conversation).orElseThrow().lastSeq();
        assertThat(transcripts.tenure(conversation)).isEqualTo(new Tenure(back, Set.of()));
    }

    @Test
    void onlyTheAgentWhoOwnsAConversationMayLeaveIt() {
        UUID conversation = open();
        handoffs.claim(conversation, MARIA);

        assertThat(handoffs.resolve(conversation, JONAS)).isFalse();
        assertThat(handoffs.handBack(conversation, JONAS)).isFalse();
        assertThat(handoffs.handBack(conversation, MARIA)).isTrue();
        assertThat(transcripts.find(conversation).orElseThrow().owner()).isEqualTo(Owner.AI);
    }

    @Test
    void aVisitorSeesANoteAsNothingButItsSeq() {
        UUID conversation = open();
        handoffs.claim(conversation, MARIA);
        conversations.post(message(conversation, MARIA, 1, "checked with the carrier", true));

        List<Event> visitor = transcripts.events(conversation, 0, 10, Audience.VISITOR);
        List<Event> team = transcripts.events(conversation, 0, 10, Audience.TEAM);

        assertThat(visitor.getLast()).isEqualTo(new Event.Hidden(2));
        assertThat(team.getLast()).isInstanceOf(Event.Note.class);
    }

    @Test
    void aClosedConversationRefusesMessages() {
        UUID conversation = open();
        handoffs.claim(conversation, MARIA);
        handoffs.resolve(conversation, MARIA);

        assertThat(conversations.post(message(conversation, MARIA, 1, "one more", false)))
                .isEqualTo(new PostResult.Closed());
    }

    @Test
    void anAgentWhoDoesNotOwnTheConversationMayNotReply() {
        UUID conversation = open();

        assertThat(conversations.post(message(conversation, JONAS, 1, "hello", false)))
                .isEqualTo(new PostResult.NotOwner());
    }

    @Test
    void seqHasNoGapsUnderManyWriters() throws Exception {
        UUID conversation = open();
        handoffs.claim(conversation, MARIA);
        List<Callable<PostResult>> writers =
                IntStream.range(0, 12)
                        .<Callable<PostResult>>mapToObj(
                                i ->
                                        () ->
                                                conversations.post(
                                                        message(
                                                                conversation,
                                                                MARIA,
                                                                1,
                                                                "message " + i,
                                                                i % 3 == 0)))
                        .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<PostResult> result : threads.invokeAll(writers)) {
                assertThat(result.get()).isInstanceOf(PostResult.Posted.class);
            }
        }

        assertThat(transcripts.events(conversation, 0, 100, Audience.VISITOR))
                .extracting(Event::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 13).boxed().toList());
    }
}
