package io.nightdesk.conversation.web;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Handoffs;
import io.nightdesk.conversation.OpeningLimit;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.identity.Principal;
import io.nightdesk.identity.VisitorBearer;
import io.nightdesk.kernel.LanguageTag;
import io.nightdesk.kernel.Problem;
import io.nightdesk.limits.Limit;
import io.nightdesk.limits.Limits;
import io.nightdesk.limits.Permit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a visitor's widget does outside the socket: open a conversation, ask for a person, rate.
/// Another visitor's conversation looks exactly like one that does not exist.
@RestController
@RequestMapping("/api/v1/conversations")
class ConversationController {

    private static final int MAX_PAGE = 2_000;
    private static final int MAX_EMAIL = 254;

    /// Loose on purpose: only a mail that arrives proves an address. But it is one, in any
    /// alphabet, and has no room for sentences or links.
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_{|}~.-]{1,64}@[\\p{L}\\p{M}\\p{N}.-]+\\.[\\p{L}\\p{M}\\p{N}-]+");

    private final Conversations conversations;
    private final Handoffs handoffs;
    private final Transcripts transcripts;
    private final VisitorBearer bearer;
    private final Limits limits;
    private final OpeningLimit openingLimit;

    ConversationController(
            Conversations conversations,
            Handoffs handoffs,
            Transcripts transcripts,
            VisitorBearer bearer,
            Limits limits,
            OpeningLimit openingLimit) {
        this.conversations = conversations;
        this.handoffs = handoffs;
        this.transcripts = transcripts;
        this.bearer = bearer;
        this.limits = limits;
        this.openingLimit = openingLimit;
    }

    record Opening(@Nullable String locale, @Nullable String page) {}

    record Contact(@Nullable String email) {}

    record Rating(Event.@Nullable Thumb value) {}

    record Listed(
            UUID id,
            Owner owner,
            boolean closed,
            long lastSeq,
            String lastText,
            @Nullable Author lastAuthor,
            Instant lastAt) {}

    record Listing(List<Listed> conversations) {}

    record Owned(Owner owner) {}

    @GetMapping
    Listing list(@RequestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Principal.Visitor visitor = bearer.require(authorization);
        return new Listing(
                transcripts.ofVisitor(visitor.id()).stream()
                        .map(ConversationController::listed)
                        .toList());
    }

    @PutMapping("/{id}")
    ResponseEntity<Owned> open(
            @RequestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathVariable UUID id,
            @RequestBody Opening opening,
            HttpServletRequest request) {
        Principal.Visitor visitor = bearer.require(authorization);
        if (id.version() != 7) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "BAD_REQUEST", "The id must be a UUID version 7");
        }
        String locale = locale(opening.locale(), visitor);
        if (transcripts.find(id).isEmpty()) {
            limit(visitor, request.getRemoteAddr());
        }
        return switch (conversations.open(
                id, visitor.site(), visitor.id(), locale, shortened(opening.page()))) {
            case CREATED -> ResponseEntity.status(HttpStatus.CREATED).body(new Owned(Owner.AI));
            case EXISTED -> ResponseEntity.ok(new Owned(own(visitor, id).owner()));
            case FOREIGN -> throw unknown();
        };
    }

    private static String locale(@Nullable String wanted, Principal.Visitor visitor) {
        if (wanted == null) {
            return visitor.locale();
        }
        if (!LanguageTag.isWellFormed(wanted)) {
            throw Problem.ofFields(
                    List.of(
                            new Problem.Field(
                                    "locale", "Use a language tag such as en, de or pt-BR")));
        }
        return wanted;
    }

    /// Who is refused for the address has used up nothing of their own, and the other way round.
    private void limit(Principal.Visitor visitor, String address) {
        if (openingLimit.ask(address) instanceof Permit.Exceeded(var retryAfter)) {
            throw tooMany(
                    "Too many conversations from this network address; go on in one you have",
                    retryAfter);
        }
        spend(Limit.CONVERSATION, visitor, "Too many conversations; go on in one you have");
        openingLimit.count(address);
    }

    private void spend(Limit limit, Principal.Visitor visitor, String refusal) {
        if (limits.tryAcquire(limit, visitor.id().toString())
                instanceof Permit.Exceeded(var retryAfter)) {
            throw tooMany(refusal, retryAfter);
        }
    }

    private static Problem tooMany(String detail, Duration retryAfter) {
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "RATE", detail).retryAfter(retryAfter);
    }

    @PostMapping("/{id}/handoff")
    Owned requestHuman(
            @RequestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathVariable UUID id) {
        Principal.Visitor visitor = bearer.require(authorization);
        own(visitor, id);
        spend(Limit.HANDOFF, visitor, "You have changed your mind too often; try again later");
        return handoffs.request(id, authorOf(visitor), HandoffReason.CUSTOMER_REQUEST)
                .map(ConversationController::stillOpen)
                .orElseThrow(ConversationController::unknown);
    }

    @DeleteMapping("/{id}/handoff")
    Owned cancelRequest(
            @RequestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathVariable UUID id) {
        Principal.Visitor visitor = bearer.require(authorization);
        own(visitor, id);
        spend(Limit.HANDOFF, visitor, "You have changed your mind too often; try again later");
        Owner owner =
                handoffs.cancel(id, authorOf(visitor)).orElseThrow(ConversationController::unknown);
        if (owner == Owner.AGENT) {
            throw Problem.of(HttpStatus.CONFLICT, "ALREADY_TAKEN", "A person is with you already");
        }
        return stillOpen(owner);
    }

    /// An address for an answer, should the customer be gone by then.
    @PutMapping("/{id}/contact")
    Contact leaveContact(
            @RequestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathVariable UUID id,
            @RequestBody Contact contact) {
        Principal.Visitor visitor = bearer.require(authorization);
        own(visitor, id);
        String email = contact.email() == null ? "" : contact.email().strip();
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "INVALID_EMAIL",
                    "email must be an address such as name@example.com");
        }
        spend(Limit.CONTACT, visitor, "The address has changed too often; try again later");
        conversations.leaveContact(id, email);
        return new Contact(email);
    }

    @PutMapping("/{id}/messages/{seq}/feedback")
    Rating rate(
            @RequestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathVariable UUID id,
            @PathVariable long seq,
            @RequestBody Rating rating) {
        Principal.Visitor visitor = bearer.require(authorization);
        own(visitor, id);
        spend(Limit.FEEDBACK, visitor, "You have rated too often; try again later");
        if (!conversations.rate(id, authorOf(visitor), seq, rating.value())) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND, "NOT_FOUND", "Only answers of the assistant are rated");
        }
        return rating;
    }

    private Summary own(Principal.Visitor visitor, UUID id) {
        return transcripts
                .find(id)
                .filter(found -> found.visitor().equals(visitor.id()))
                .orElseThrow(ConversationController::unknown);
    }

    private static Owned stillOpen(Owner owner) {
        if (owner == Owner.CLOSED) {
            throw Problem.of(
                    HttpStatus.CONFLICT, "CLOSED", "This conversation has ended; start a new one");
        }
        return new Owned(owner);
    }

    private static Problem unknown() {
        return Problem.of(
                HttpStatus.NOT_FOUND, "UNKNOWN_CONVERSATION", "There is no such conversation");
    }

    private static Author authorOf(Principal.Visitor visitor) {
        return new Author(Author.Kind.VISITOR, visitor.id(), visitor.name());
    }

    private static @Nullable String shortened(@Nullable String page) {
        return page == null || page.length() <= MAX_PAGE ? page : page.substring(0, MAX_PAGE);
    }

    private static Listed listed(Summary summary) {
        return new Listed(
                summary.id(),
                summary.owner(),
                summary.owner() == Owner.CLOSED,
                summary.lastSeq(),
                summary.lastText(),
                summary.lastAuthor(),
                summary.lastAt());
    }
}
