package io.nightdesk.desk.web;

import io.nightdesk.conversation.ClaimResult;
import io.nightdesk.conversation.Summary;
import io.nightdesk.desk.Callback;
import io.nightdesk.desk.Callbacks;
import io.nightdesk.desk.Inbox;
import io.nightdesk.desk.InboxRow;
import io.nightdesk.identity.Principal;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.identity.Visitors;
import io.nightdesk.kernel.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/desk")
@PreAuthorize("hasAuthority('desk.work')")
class InboxController {

    /// How far ahead a callback may be.
    private static final Duration FARTHEST = Duration.ofDays(90);

    private static final int LONGEST = 500;

    private final Inbox inbox;
    private final Callbacks callbacks;
    private final Visitors visitors;
    private final Clock clock;

    InboxController(Inbox inbox, Callbacks callbacks, Visitors visitors, Clock clock) {
        this.inbox = inbox;
        this.callbacks = callbacks;
        this.visitors = visitors;
        this.clock = clock;
    }

    record Listing(List<InboxRow> rows, Inbox.Counts counts) {}

    /// @param callback set by the agent who owns it
    /// @param attributes what the page tells of the customer; nobody has verified it
    record Detail(
            InboxRow row,
            @Nullable String page,
            @Nullable String contact,
            @Nullable Callback callback,
            Map<String, String> attributes) {}

    /// @param from the colleague who has the conversation, to take it over from them
    record Claim(@Nullable UUID from) {}

    record CallbackWish(@Nullable Instant at, @Nullable String text) {}

    @GetMapping("/inbox")
    Listing list(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam(defaultValue = "queue") String view) {
        return new Listing(inbox.list(user.agent(), view(view)), inbox.counts(user.agent()));
    }

    @GetMapping("/conversations/{id}")
    Detail read(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        Summary found = find(user.agent(), id);
        return new Detail(
                Inbox.row(found),
                found.page(),
                found.contact(),
                callbacks.of(found).orElse(null),
                visitors.attributes(found.visitor()));
    }

    @PostMapping("/conversations/{id}/claim")
    Detail claim(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Claim claim) {
        UUID from = claim == null ? null : claim.from();
        return afterClaim(
                user,
                id,
                from == null
                        ? inbox.claim(user.agent(), id)
                        : inbox.takeOver(user.agent(), id, from));
    }

    /// A conversation that is over goes on, with this agent.
    @PostMapping("/conversations/{id}/reopen")
    Detail reopen(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        return afterClaim(user, id, inbox.reopen(user.agent(), id));
    }

    private Detail afterClaim(StaffUser user, UUID id, ClaimResult result) {
        return switch (result) {
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

    @PutMapping("/conversations/{id}/callback")
    Detail setCallback(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID id,
            @RequestBody CallbackWish wish) {
        Callback callback = checked(wish);
        return afterOwn(user, id, callbacks.set(user.agent(), id, callback));
    }

    @DeleteMapping("/conversations/{id}/callback")
    Detail callOff(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        return afterOwn(user, id, callbacks.callOff(user.agent(), id));
    }

    private Callback checked(CallbackWish wish) {
        String text = wish.text() == null ? "" : wish.text().strip();
        Instant now = clock.instant();
        Instant at = wish.at();
        if (at == null
                || at.isBefore(now)
                || at.isAfter(now.plus(FARTHEST))
                || text.length() > LONGEST) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "BAD_REQUEST",
                    "at must be a time within the next %d days, and text at most %d characters"
                            .formatted(FARTHEST.toDays(), LONGEST));
        }
        return new Callback(at, text);
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
