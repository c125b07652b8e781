package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.llm.Script;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.TestVisitor;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The duty to answer: bursts, takeovers, nodes that die, customers who come late.
class TurnTests extends AskingTest {

    @Test
    void aBurstOfMessagesIsOneTurn() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0);
            // All at once: each must come before the pause after the last one is over.
            UUID last = TestVisitor.newId();
            socket.say(conversation, TestVisitor.newId(), 1, "I bought boots")
                    .say(conversation, TestVisitor.newId(), 2, "they are too small")
                    .say(conversation, last, 3, QUESTION)
                    .ackOf(last);

            answer(socket, conversation);

            assertThat(turnsOf(conversation)).isEqualTo(1);
            assertThat(throughSeq(conversation)).isEqualTo(3);
        }
    }

    @Test
    void whatIsWrittenDuringAnAnswerGetsAnAnswerOfItsOwn() {
        PROVIDER.next(Script.slow(12, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, QUESTION);
            socket.await("delta");
            say(socket, conversation, 2, "And how do I hand the box in?");

            await().untilAsserted(() -> assertThat(answers(socket, conversation)).hasSize(2));
            assertThat(answers(socket, conversation).getFirst().path("text").asString())
                    .startsWith("Word1. Word2.")
                    .contains("Word12");
            assertThat(turnsOf(conversation)).isEqualTo(2);
        }
    }

    @Test
    void aReaderWhoComesInTheMiddleSeesTheBeginningAndTheRest() {
        AtomicBoolean joined = new AtomicBoolean();
        PROVIDER.next(Script.slowUntil(joined::get, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket first = visitor.connect()) {
            ask(first, conversation, 1, QUESTION);
            first.await("delta");
        }
        try (ChatSocket second = visitor.connect()) {
            second.sync(conversation, 0);

            JsonNode snapshot = second.await("snapshot");
            second.await("delta");
            joined.set(true);

            assertThat(snapshot.path("text").asString()).startsWith("Word1");
            assertThat(answer(second, conversation).path("text").asString())
                    .startsWith("Word1. Word2.")
                    .contains("That is all.");
        }
    }

    @Test
    void aTurnWhoseNodeDiedIsFinishedByAnotherWithExactlyOneAnswer() {
        TestVisitor visitor = TestVisitor.arrive(port);
        try (ChatSocket socket = visitor.connect()) {
            // A node has claimed the turn, shown the beginning of an answer and died.
            UUID conversation = held(visitor, socket);
            itsNodeDied(
                    conversation,
                    """
                    attempt = 1, lease_until = now() + interval '1 second',
                    shown = true, partial_text = 'You have'
                    """);

            JsonNode answer = answer(socket, conversation);

            assertThat(answer.path("text").asString()).startsWith("You have **30 days**");
            assertThat(answers(socket, conversation)).hasSize(1);
            assertThat(turnsOf(conversation)).isEqualTo(1);
        }
    }

    @Test
    void whatIsWrittenWhileATurnIsTakenOverDoesNotHoldItUp() {
        TestVisitor visitor = TestVisitor.arrive(port);
        try (ChatSocket socket = visitor.connect()) {
            UUID conversation = held(visitor, socket);
            PROVIDER.next(Script.slow(12, Duration.ofMillis(100)));
            itsNodeDied(
                    conversation,
                    "attempt = 1, lease_until = now(), shown = true, partial_text = 'Word1. Word2.'");
            await().until(() -> claims(conversation), claims -> claims == 2);

            say(socket, conversation, 2, "And how do I hand the box in?");

            await().untilAsserted(() -> assertThat(answers(socket, conversation)).hasSize(2));
            assertThat(answers(socket, conversation).getFirst().path("text").asString())
                    .contains("Word12.");
            assertThat(claims(conversation)).isEqualTo(2);
        }
    }

    @Test
    void aTurnOfANodeThatNoLongerBeatsDoesNotWaitForItsLease() {
        TestVisitor visitor = TestVisitor.arrive(port);
        try (ChatSocket socket = visitor.connect()) {
            UUID conversation = held(visitor, socket);
            jdbc.sql(
                            """
                            with dead as (
                                insert into node.node (id, name, beat_at)
                                values (gen_random_uuid(), 'dead', now() - interval '10 seconds')
                                returning id)
                            update assistant.turn
                            set state = 'running', leased_by = dead.id, epoch = 5, attempt = 1,
                                lease_until = now() + interval '1 hour', not_before = now()
                            from dead
                            where conversation_id = :conversation
                            """)
                    .param("conversation", conversation)
                    .update();

            assertThat(answer(socket, conversation).path("text").asString())
                    .startsWith("You have **30 days**");
            assertThat(answers(socket, conversation)).hasSize(1);
        }
    }

    @Test
    void aPersonsTakeoverSilencesAnAnswerInTheMiddle() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        silencesAnAnswer(
                "agent",
                (_, conversation) -> {
                    String claim = "/api/v1/desk/conversations/" + conversation + "/claim";
                    assertThat(agent.post(claim, Map.of()).status()).isEqualTo(200);
                });
    }

    @Test
    void aWishForAPersonSilencesAnAnswerInTheMiddle() {
        silencesAnAnswer(
                "queue",
                (visitor, conversation) ->
                        visitor.call(
                                "POST",
                                "/api/v1/conversations/" + conversation + "/handoff",
                                "{}"));
    }

    /// @param owner who has the conversation afterwards
    private void silencesAnAnswer(String owner, BiConsumer<TestVisitor, UUID> what) {
        PROVIDER.next(Script.slow(60, Duration.ofMillis(100)));
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation, 1, QUESTION);
            socket.await("delta");

            what.accept(visitor, conversation);

            ownerBecomes(socket, conversation, owner);
            await().untilAsserted(() -> assertThat(stateOf(conversation)).isEqualTo("cancelled"));
            assertThat(answers(socket, conversation)).isEmpty();
        }
    }

    @Test
    void messagesWrittenWhileWaitingAreAnsweredWhenTheCustomerComesBack() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        String handoff = "/api/v1/conversations/" + conversation + "/handoff";
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0);
            visitor.call("POST", handoff, "{}");
            say(socket, conversation, 1, QUESTION);
            assertThat(turnsOf(conversation)).isZero();

            visitor.call("DELETE", handoff, "");

            assertThat(answer(socket, conversation).path("text").asString()).contains("30 days");
        }
    }
}
