package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.CustomerPresence;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Handoffs;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.llm.Script;
import io.nightdesk.testing.TestVisitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Who is answered once a model can be reached again, and who is left to people. Whoever must not
/// be answered waits longer than somebody who is, and would be taken back first.
class LateAnswersTests extends AskingTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Author MARIA = new Author(Author.Kind.AGENT, TestVisitor.newId(), "Maria");

    @Autowired private Conversations conversations;
    @Autowired private Handoffs handoffs;
    @Autowired private Transcripts transcripts;
    @Autowired private CustomerPresence presence;
    @Autowired private TurnStore turns;

    @BeforeEach
    void noModelIsThere() {
        PROVIDER.always(Script.refuse("503 Service Unavailable", "down"));
    }

    @Test
    void whoWaitsOnlyBecauseNoModelAnsweredIsAnsweredOnceOneDoes() {
        try (Customer customer = waiting()) {
            aModelIsBack();

            customer.ownerBecomes("ai");
            awaitTheModels(customer);
        }
    }

    @Test
    void aModelThatWasLeftAloneAnswersAllWhoAreTakenBack() {
        try (Customer one = waiting();
                Customer two = waiting();
                Customer three = waiting()) {
            aModelIsBack();

            for (Customer customer : List.of(one, two, three)) {
                awaitTheModels(customer);
                assertThat(turnsOf(customer.conversation())).isEqualTo(2);
            }
        }
    }

    @Test
    void whoHasGoneIsLeftToPeople() {
        try (Customer gone = waiting();
                Customer other = waiting()) {
            gone.socket().close();
            await().until(() -> !presence.openConversations().contains(gone.conversation()));

            aModelIsBack();

            other.ownerBecomes("ai");
            assertThat(turnsOf(gone.conversation())).isEqualTo(1);
        }
    }

    @Test
    void whoIsToBeAnsweredByMailIsLeftToPeople() {
        try (Customer mailed = waiting();
                Customer other = waiting()) {
            conversations.leaveContact(mailed.conversation(), "kim@example.org");

            aModelIsBack();

            other.ownerBecomes("ai");
            assertThat(turnsOf(mailed.conversation())).isEqualTo(1);
        }
    }

    @Test
    void whoAPersonHasLookedAfterIsLeftToPeople() {
        try (Customer known = waiting();
                Customer other = waiting()) {
            UUID id = known.conversation();
            handoffs.claim(id, MARIA);
            long epoch = transcripts.find(id).orElseThrow().ownerEpoch();
            assertThat(handoffs.recall(id, epoch, TestVisitor.newId(), "Call back.")).isTrue();

            aModelIsBack();

            other.ownerBecomes("ai");
            assertThat(turnsOf(id)).isEqualTo(1);
        }
    }

    @Test
    void whoIsHandedOverAgainWithoutAnAnswerWaitsInTheSamePlace() {
        try (Customer customer = waiting()) {
            Instant since = waitingSince(customer);
            PROVIDER.always(Script.good("{\"sufficiency\": \"none\"}\n[[no_answer]]"));

            customer.ownerBecomes("ai");
            await().until(() -> turnsOf(customer.conversation()) == 2 && isQueued(customer));

            assertThat(waitingSince(customer)).isEqualTo(since);
        }
    }

    @Test
    void whoWasAnsweredAndAsksForAPersonLaterBeginsToWaitThen() {
        try (Customer customer = waiting()) {
            Instant since = waitingSince(customer);
            aModelIsBack();
            customer.ownerBecomes("ai");
            awaitTheModels(customer);

            handoffs.request(customer.conversation(), Author.SYSTEM, HandoffReason.POLICY);

            assertThat(waitingSince(customer)).isAfter(since);
        }
    }

    private boolean isQueued(Customer customer) {
        return transcripts.find(customer.conversation()).orElseThrow().owner() == Owner.QUEUE;
    }

    private Instant waitingSince(Customer customer) {
        return Objects.requireNonNull(
                transcripts.find(customer.conversation()).orElseThrow().waitingSince());
    }

    @Test
    void howManyWaitLongerForAnotherReasonDoesNotMatter() {
        try (Customer customer = waiting()) {
            List<UUID> others = fiftyMoreWait(customer.conversation());
            try {
                aModelIsBack();

                customer.ownerBecomes("ai");
            } finally {
                jdbc.sql("delete from conversation.conversation where id in (:others)")
                        .param("others", others)
                        .update();
            }
        }
    }

    @Test
    void whoseLateAnswerFoundNoModelEitherIsNotTriedAgainAtOnce() {
        try (Customer tried = waiting();
                Customer other = waiting()) {
            triedInVain(tried.conversation(), Duration.ZERO);

            aModelIsBack();

            other.ownerBecomes("ai");
            assertThat(turnsOf(tried.conversation())).isEqualTo(2);

            aMinuteLater(tried.conversation());

            tried.ownerBecomes("ai");
        }
    }

    @Test
    void eachLateAnswerInVainDoublesTheRest() {
        try (Customer customer = waiting()) {
            UUID id = customer.conversation();
            assertThat(turns.resting(List.of(id), MINUTE)).isEmpty();

            triedInVain(id, Duration.ofSeconds(90));
            assertThat(turns.resting(List.of(id), MINUTE)).isEmpty();

            triedInVain(id, Duration.ofSeconds(90));
            assertThat(turns.resting(List.of(id), MINUTE)).containsExactly(id);

            aMinuteLater(id);
            assertThat(turns.resting(List.of(id), MINUTE)).isEmpty();
        }
    }

    private static void awaitTheModels(Customer customer) {
        await().atMost(MINUTE)
                .until(
                        () ->
                                customer.socket().events(customer.conversation()).stream()
                                        .anyMatch(LateAnswersTests::isTheModels));
    }

    private static boolean isTheModels(JsonNode event) {
        return event.path("text").asString("").contains("**grey**");
    }

    private static void aModelIsBack() {
        PROVIDER.always(
                Script.good("{\"sufficiency\": \"unclear\"}\nDo you mean the **grey** one?"));
    }

    private Customer waiting() {
        Customer customer = customer();
        customer.asks("Which colour has the moon over Tromsø?");
        assertThat(customer.ownerBecomes("queue").path("reason").asString())
                .isEqualTo("provider_down");
        return customer;
    }

    /// Puts down that it was answered once more, and handed over again so long ago.
    private void triedInVain(UUID conversation, Duration ago) {
        jdbc.sql(
                        """
                        insert into assistant.turn (id, conversation_id, trigger_seq, through_seq,
                            owner_epoch, state, not_before, finished_at)
                        select gen_random_uuid(), c.id, c.last_seq + 1000 + count(t.id), 1,
                            c.owner_epoch, 'handed_off', now(),
                            now() - make_interval(secs => :ago)
                        from conversation.conversation c
                        left join assistant.turn t on t.conversation_id = c.id
                        where c.id = :id
                        group by c.id
                        """)
                .param("id", conversation)
                .param("ago", ago.toSeconds())
                .update();
    }

    private void aMinuteLater(UUID conversation) {
        jdbc.sql(
                        """
                        update assistant.turn set finished_at = finished_at - interval '1 minute'
                        where conversation_id = :id
                        """)
                .param("id", conversation)
                .update();
    }

    private List<UUID> fiftyMoreWait(UUID like) {
        return jdbc.sql(
                        """
                        insert into conversation.conversation (id, site_id, visitor_id, locale,
                            last_seq, owner, handoff_reason, waiting_since)
                        select gen_random_uuid(), site_id, visitor_id, locale,
                            1, 'queue', 'low_confidence', now() - interval '1 hour'
                        from conversation.conversation, generate_series(1, 50)
                        where id = :id
                        returning id
                        """)
                .param("id", like)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }
}
