package io.nightdesk.review.web;

import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import io.nightdesk.review.Suggestion;
import io.nightdesk.review.Suggestions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The answer that is suggested to the agent of a conversation, and what they do with it.
@RestController
@RequestMapping("/api/v1/desk/conversations/{id}/suggestion")
@PreAuthorize("hasAuthority('desk.work')")
class SuggestionController {

    private final Suggestions suggestions;

    SuggestionController(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    /// @param suggestion null where there is none, or no longer
    record Listing(@Nullable Suggestion suggestion) {}

    record Dismissed(@Nullable UUID turn) {}

    /// @param message the `clientMessageId` of the reply that was made of it
    record Sent(@Nullable UUID turn, @Nullable UUID message) {}

    @GetMapping
    Listing read(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        return new Listing(suggestions.of(user.agent(), id).orElse(null));
    }

    @PostMapping("/dismissed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID id,
            @RequestBody Dismissed body) {
        if (body.turn() == null || !suggestions.dismiss(user.agent(), id, body.turn())) {
            throw none();
        }
    }

    @PostMapping("/sent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sent(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID id,
            @RequestBody Sent body) {
        if (body.turn() == null
                || body.message() == null
                || !suggestions.sent(user.agent(), id, body.turn(), body.message())) {
            throw none();
        }
    }

    private static Problem none() {
        return Problem.of(
                HttpStatus.NOT_FOUND,
                "NOT_FOUND",
                "Nothing of the kind is suggested to you in this conversation, or not any more.");
    }
}
