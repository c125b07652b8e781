package io.nightdesk.assistant.web;

import io.nightdesk.assistant.Turns;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import java.util.List;
import java.util.UUID;
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
    private final Transcripts transcripts;

    TurnController(Turns turns, Transcripts transcripts) {
        this.turns = turns;
        this.transcripts = transcripts;
    }

    record Listing(List<Turns.Trace> turns) {}

    @GetMapping("/api/v1/desk/conversations/{id}/turns")
    @PreAuthorize("hasAuthority('desk.work')")
    Listing list(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        return transcripts
                .find(id)
                .filter(found -> found.site().equals(user.agent().site()))
                .map(found -> new Listing(turns.history(found.id())))
                .orElseThrow(
                        () ->
                                Problem.of(
                                        HttpStatus.NOT_FOUND,
                                        "UNKNOWN_CONVERSATION",
                                        "There is no such conversation"));
    }
}
