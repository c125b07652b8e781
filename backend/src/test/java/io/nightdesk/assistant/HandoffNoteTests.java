package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightdesk.assistant.HandoffNote.NextStep;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.HandoffReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandoffNoteTests {

    private static final Event.Message ASKED =
            said(Author.Kind.VISITOR, "Can I send worn boots back?", null);
    private static final Event.Message ANSWERED =
            said(Author.Kind.ASSISTANT, "Within 30 days [1].", "Return an item");

    @Test
    void whoAsksForAPersonWantsWhatWasAskedBefore() {
        HandoffNote note =
                HandoffNote.of(
                        HandoffReason.CUSTOMER_REQUEST,
                        new Question("a human please", List.of(ASKED, ANSWERED)),
                        List.of(),
                        "");

        assertThat(note.goal()).isEqualTo("Can I send worn boots back?");
        assertThat(note.open()).isEqualTo("Can I send worn boots back?");
        assertThat(note.missing()).isNull();
        assertThat(note.tried()).containsExactly("Return an item");
        assertThat(note.next()).isEqualTo(NextStep.TAKE_OVER);
    }

    @Test
    void whatAModelFindsMissingStandsApartFromTheCustomersWords() {
        HandoffNote note =
                HandoffNote.of(
                        HandoffReason.MISSING_KNOWLEDGE,
                        new Question("And kayaks?", List.of(ASKED, ANSWERED)),
                        List.of("Return an item", "Sizes"),
                        "whether kayaks can be returned");

        assertThat(note.goal()).isEqualTo("And kayaks?");
        assertThat(note.open()).isEqualTo("And kayaks?");
        assertThat(note.missing()).isEqualTo("whether kayaks can be returned");
        assertThat(note.tried()).containsExactly("Return an item", "Sizes");
        assertThat(note.next()).isEqualTo(NextStep.ANSWER_AND_WRITE);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasANoteThatKeepsTheContractHoweverLittleOrMuchWasSaid(HandoffReason reason) {
        assertThat(HandoffNote.of(reason, new Question("", List.of()), List.of(), "").goal())
                .isEmpty();
        HandoffNote much =
                HandoffNote.of(reason, new Question("x ".repeat(4_000), List.of()), List.of(), "");
        assertThat(much.goal()).hasSizeLessThanOrEqualTo(400).endsWith("…");
        assertThat(much.open()).isNotBlank();
    }

    @Test
    void aNoteThatDoesNotSayWhatIsOpenIsRefused() {
        assertThatThrownBy(
                        () ->
                                new HandoffNote(
                                        HandoffReason.POLICY,
                                        "a refund",
                                        List.of(),
                                        " ",
                                        null,
                                        NextStep.DECIDE,
                                        null,
                                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Event.Message said(Author.Kind by, String text, @Nullable String cited) {
        List<Citation> citations =
                cited == null
                        ? List.of()
                        : List.of(new Citation(1, "a", cited, "/a", "quote", null, "2026-01-01"));
        return new Event.Message(
                1,
                Instant.EPOCH,
                new Author(by, null, "x"),
                text,
                null,
                by == Author.Kind.ASSISTANT ? UUID.randomUUID() : null,
                citations,
                false,
                null,
                null);
    }
}
