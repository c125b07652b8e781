package io.nightdesk.desk.web;

import io.nightdesk.conversation.ClaimResult;
import io.nightdesk.conversation.Summary;
import io.nightdesk.desk.Inbox;
import io.nightdesk.desk.InboxRow;
import io.nightdesk.identity.Principal;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/desk")
@PreAuthorize("hasAuthority('desk.work')")
class InboxController {

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    record Listing(List<InboxRow> rows, Inbox.Counts counts) {}

    record Detail(InboxRow row, @Nullable String page) {}

    @GetMapping("/inbox")
    Listing list(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam(defaultValue = "queue") String view) {
        return new Listing(inbox.list(user.agent(), view(view)), inbox.counts(user.agent()));
    }

    @GetMapping("/conversations/{id}")
    Detail read(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        Summary found = find(user.agent(), id);
        return new Detail(Inbox.row(found), found.page());
    }

    @PostMapping("/conversations/{id}/claim")
    Detail claim(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        return switch (inbox.claim(user.agent(), id)) {
            case ClaimResult.Claimed() -> read(user, id);
            case ClaimResult.AlreadyTaken(var by) ->
                    throw Problem.of(HttpStatus.CONFLICT, "ALREADY_TAKEN", by + " took this")
                            .with("by", by);
            case ClaimResult.Closed() ->
                    throw Problem.of(HttpStatus.CONFLICT, "CLOSED", "This conversation has ended");
            case ClaimResult.Unknown() -> throw unknown();
        };
    }

    @PostMapping("/conversations/{id}/hand-back")
    Detail handBack(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        return afterOwn(user, id, inbox.handBack(user.agent(), id));
    }

    @PostMapping("/conversations/{id}/resolve")
    Detail resolve(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        return afterOwn(user, id, inbox.resolve(user.agent(), id));
    }

    private Detail afterOwn(StaffUser user, UUID id, boolean done) {
        Detail now = read(user, id);
        if (!done) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "NOT_OWNER",
                    "Only the agent who owns this conversation may do that; claim it first");
        }
        return now;
    }

    private Summary find(Principal.Agent agent, UUID id) {
        return inbox.find(agent, id).orElseThrow(InboxController::unknown);
    }

    private static RuntimeException unknown() {
        return Problem.of(
                HttpStatus.NOT_FOUND, "UNKNOWN_CONVERSATION", "There is no such conversation");
    }

    private static Inbox.View view(String name) {
        try {
            return Inbox.View.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "BAD_REQUEST",
                    "view is \"%s\"; it must be mine, queue, ai or all".formatted(name));
        }
    }
}
