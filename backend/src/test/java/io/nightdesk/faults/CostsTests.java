package io.nightdesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CostsTests {

    private static final UUID CHAT = UUID.randomUUID();
    private static final UUID DEVICE = UUID.randomUUID();
    private static final UUID TURN = UUID.randomUUID();
    private static final UUID NEXT_TURN = UUID.randomUUID();
    private static final UUID MESSAGE = UUID.randomUUID();
    private static final String READER = "customer 1, " + Customer.OTHER_DEVICE;

    private static List<Costs.Cost> of(History.Entry... entries) {
        return Costs.of(List.of(entries));
    }

    @Test
    void aResumeBeginsAtTheInjectionWhenNothingWasHeardBeforeIt() {
        assertThat(
                        of(
                                new History.Injected(100, "F3", 1),
                                new History.Away(700, DEVICE, 90),
                                new History.Back(900, DEVICE)))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.worst()).containsEntry(Costs.Figure.RESUME, 800L);
                            assertThat(it.worst()).containsEntry(Costs.Figure.LOST_CONNECTIONS, 1L);
                        });
    }

    @Test
    void whoWritesOnAConnectionThatIsDeadAlreadyIsActiveFromThenOn() {
        assertThat(
                        of(
                                new History.Injected(100, "F16", 1),
                                asked(400, MESSAGE),
                                new History.Away(700, DEVICE, 90),
                                new History.Back(900, DEVICE)))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.worst()).containsEntry(Costs.Figure.RESUME, 800L);
                            assertThat(it.worst()).containsEntry(Costs.Figure.ACTIVE_RESUME, 500L);
                        });
    }

    @Test
    void whoWaitsForNoAckIsNotActive() {
        assertThat(
                        of(
                                new History.Injected(100, "F16", 1),
                                asked(110, MESSAGE),
                                new History.Acked(120, CHAT, MESSAGE, 1),
                                new History.Away(700, DEVICE, 130),
                                new History.Back(900, DEVICE)))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.worst()).doesNotContainKey(Costs.Figure.ACTIVE_RESUME));
    }

    @Test
    void whatHappensBeforeTheFirstInjectionCostsNothingAndEachHasItsOwn() {
        List<Costs.Cost> costs =
                of(
                        new History.Away(10, DEVICE, 10),
                        new History.Back(20, DEVICE),
                        new History.Injected(100, "F1", 1),
                        new History.Away(110, DEVICE, 110),
                        new History.Back(150, DEVICE),
                        new History.Injected(200, "F1", 2));

        assertThat(costs).hasSize(2);
        assertThat(costs.getFirst().worst()).containsEntry(Costs.Figure.RESUME, 40L);
        assertThat(costs.getLast().worst()).doesNotContainKey(Costs.Figure.RESUME);
    }

    @Test
    void theTextThatWasCutIsToldFromTheTextThatBeganLater() {
        assertThat(
                        of(
                                shown(90, "te"),
                                new History.Injected(100, "F2", 1),
                                shown(120, "te"),
                                shown(140, "text"),
                                new History.Seen(230, READER, CHAT, 2, answer())))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.worst()).containsEntry(Costs.Figure.CUT_TEXT_GAP, 50L);
                            assertThat(it.worst()).containsEntry(Costs.Figure.TEXT_GAP, 90L);
                        });
    }

    private static History.Shown shown(long at, String text) {
        return new History.Shown(at, READER, CHAT, TURN, 1, text);
    }

    private static String answer() {
        return History.content("message", null, TURN, "text");
    }

    @Test
    void anAnswerBeginsWithItsFirstTextAndCountsWhereItWasAskedForDuringTheFault() {
        assertThat(
                        of(
                                asked(90, MESSAGE),
                                new History.Injected(100, "F23", 1),
                                shown(110, "text"),
                                asked(120, UUID.randomUUID()),
                                answer(150, "text"),
                                answer(190, "more text")))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.worst()).containsEntry(Costs.Figure.FIRST_TEXT, 30L));
    }

    @Test
    void anAnswerThatComesDuringTheNextInjectionWasLateByTheOneBefore() {
        assertThat(
                        of(
                                new History.Injected(100, "F23", 1),
                                asked(110, MESSAGE),
                                new History.Injected(200, "F23", 2),
                                shown(210, "text")))
                .extracting(it -> it.worst().get(Costs.Figure.FIRST_TEXT))
                .containsExactly(100L, null);
    }

    @Test
    void theLastTextIsThatOfTheAnswerThatAnAgentCutsShort() {
        assertThat(
                        of(
                                shown(90, "te"),
                                new History.Injected(100, "F28", 1),
                                new History.Claimed(105, CHAT),
                                shown(130, "text"),
                                shown(140, "text"),
                                new History.HandedBack(200, CHAT),
                                shown(500, "text goes on"),
                                answer(600, "another"),
                                answer(700, "another one")))
                .singleElement()
                .satisfies(it -> assertThat(it.worst()).containsEntry(Costs.Figure.LAST_TEXT, 25L));
    }

    @Test
    void whatEndsBeforeAnAgentsOrderHasItsLastTextThen() {
        assertThat(
                        of(
                                shown(90, "te"),
                                new History.Injected(100, "F28", 1),
                                new History.Claimed(105, CHAT)))
                .singleElement()
                .satisfies(it -> assertThat(it.worst()).containsEntry(Costs.Figure.LAST_TEXT, 0L));
    }

    private static History.Invoked asked(long at, UUID message) {
        return new History.Invoked(at, DEVICE, CHAT, message, "text");
    }

    /// Of the turn that comes after.
    private static History.Shown answer(long at, String text) {
        return new History.Shown(at, READER, CHAT, NEXT_TURN, 1, text);
    }

    @Test
    void aReplayLastsUntilAllThatWasThereHasBeenRead() {
        String message = History.content("message", MESSAGE, null, "text");
        assertThat(
                        of(
                                new History.Injected(100, "F15", 1),
                                new History.Invoked(110, DEVICE, CHAT, MESSAGE, "text"),
                                new History.Seen(120, "somebody else", CHAT, 2, message),
                                new History.Resumed(200, READER, CHAT, 0),
                                new History.Seen(210, READER, CHAT, 1, answer()),
                                new History.Seen(215, READER, CHAT, 2, message)))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.worst()).containsEntry(Costs.Figure.REPLAY, 15L);
                            assertThat(it.worst()).containsEntry(Costs.Figure.DELIVERY, 105L);
                        });
    }

    @Test
    void anAckGapThatSpansTheInjectionIsItsCost() {
        assertThat(
                        of(
                                new History.Acked(80, CHAT, MESSAGE, 1),
                                new History.Injected(100, "F10", 1),
                                new History.Acked(300, CHAT, MESSAGE, 2)))
                .singleElement()
                .satisfies(it -> assertThat(it.worst()).containsEntry(Costs.Figure.ACK_GAP, 220L));
    }
}
