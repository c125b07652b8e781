package io.nightdesk.assistant.web;

import io.nightdesk.assistant.HandoffNote;
import io.nightdesk.assistant.HandoffNotes;
import io.nightdesk.assistant.Turns;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Shows agents how the answers of a conversation came about.
@RestController
class TurnController {

    private final Turns turns;
    private final HandoffNotes notes;
    private final Transcripts transcripts;

    TurnController(Turns turns, HandoffNotes notes, Transcripts transcripts) {
        this.turns = turns;
        this.notes = notes;
        this.transcripts = transcripts;
    }

    /// @param handoff with what it went to people last; null when it never did
    record Listing(List<Turns.Trace> turns, @Nullable HandoffNote handoff) {}

    @GetMapping("/api/v1/desk/conversations/{id}/turns")
    @PreAuthorize("hasAuthority('desk.work')")
    Listing list(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        return transcripts
                .find(id)
                .filter(found -> found.site().equals(user.agent().site()))
                .map(
                        found ->
                                new Listing(
                                        turns.history(found.id()),
                                        notes.latest(found.id()).orElse(null)))
                .orElseThrow(
                        () ->
                                Problem.of(
                                        HttpStatus.NOT_FOUND,
                                        "UNKNOWN_CONVERSATION",
                                        "There is no such conversation"));
    }
}
