package io.nightdesk.gateway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nightdesk.desk.AgentPresence;
import io.nightdesk.desk.DeskProperties;
import io.nightdesk.identity.Principal;
import io.nightdesk.identity.VisitorBearer;
import io.nightdesk.identity.Visitors;
import io.nightdesk.kernel.LanguageTag;
import io.nightdesk.kernel.Problem;
import io.nightdesk.limits.Callers;
import io.nightdesk.limits.Limit;
import io.nightdesk.limits.Limits;
import io.nightdesk.limits.Network;
import io.nightdesk.limits.Permit;
import io.nightdesk.site.Site;
import io.nightdesk.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Begins a visitor's session, or goes on with the one the browser has.
@RestController
@RequestMapping("/api/v1/sessions")
class VisitorSessionController {

    private final Sites sites;
    private final Visitors visitors;
    private final AgentPresence presence;
    private final DeskProperties desk;
    private final Limits limits;
    private final Callers callers;
    private final PageAttributes attributes;

    VisitorSessionController(
            Sites sites,
            Visitors visitors,
            AgentPresence presence,
            DeskProperties desk,
            Limits limits,
            Callers callers,
            PageAttributes attributes) {
        this.sites = sites;
        this.visitors = visitors;
        this.presence = presence;
        this.desk = desk;
        this.limits = limits;
        this.callers = callers;
        this.attributes = attributes;
    }

    /// @param attributes what the page tells of its visitor: an object of texts, or that in
    ///     writing; absent for what it told before
    record Start(
            @Nullable String siteKey, @Nullable String locale, @Nullable JsonNode attributes) {}

    record VisitorView(UUID id) {}

    record SiteView(
            String name,
            String assistantName,
            List<String> suggestions,
            String locale,
            int agentsOnline,
            long repliesWithinSeconds) {}

    /// @param problem which of the attributes were not kept, and what would be right; absent when
    ///     all were
    record Session(
            String token,
            Instant expiresAt,
            boolean resumed,
            VisitorView visitor,
            SiteView site,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProblemDetail problem) {}

    @PostMapping
    ResponseEntity<Session> start(
            @RequestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RequestBody Start start,
            HttpServletRequest request) {
        Site site =
                Optional.ofNullable(start.siteKey())
                        .flatMap(key -> site(key, request))
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                HttpStatus.NOT_FOUND,
                                                "UNKNOWN_SITE",
                                                "siteKey must be the data-key of the embed snippet"));
        String locale = locale(start.locale(), site);
        String token = VisitorBearer.token(authorization);
        Optional<Principal.Visitor> known =
                token == null ? Optional.empty() : visitors.authenticate(token);
        if (token != null && known.isPresent()) {
            return ResponseEntity.ok(
                    new Session(
                            token,
                            visitors.expiry(),
                            true,
                            new VisitorView(known.get().id()),
                            view(site, locale),
                            attributes.keep(known.get().id(), start.attributes())));
        }
        callers.network(request.getRemoteAddr()).ifPresent(this::limit);
        Visitors.Started started = visitors.start(site, locale);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(
                        new Session(
                                started.token(),
                                started.expiresAt(),
                                false,
                                new VisitorView(started.visitor().id()),
                                view(site, locale),
                                attributes.keep(started.visitor().id(), start.attributes())));
    }

    private void limit(String network) {
        if (limits.tryAcquire(Limit.SESSION, network) instanceof Permit.Exceeded(var retryAfter)) {
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "RATE",
                            "Too many new sessions from this address")
                    .retryAfter(retryAfter);
        }
    }

    /// Checks are for who is on this machine, and came through no proxy: nobody at the desk sees
    /// what is said there.
    private Optional<Site> site(String key, HttpServletRequest request) {
        return key.equals(Sites.CHECK_KEY)
                        && request.getHeader("X-Forwarded-For") == null
                        && isThisMachine(request.getRemoteAddr())
                ? Optional.of(sites.checks())
                : sites.byKey(key);
    }

    private static boolean isThisMachine(String address) {
        return Network.address(address).isLoopbackAddress();
    }

    private SiteView view(Site site, String locale) {
        return new SiteView(
                site.name(),
                site.assistantName(),
                site.suggestionsFor(locale),
                locale,
                presence.online(),
                desk.repliesWithin().toSeconds());
    }

    /// A well-formed language tag of sensible length, else the site's own.
    private static String locale(@Nullable String wanted, Site site) {
        return wanted != null && LanguageTag.isWellFormed(wanted) ? wanted : site.defaultLocale();
    }
}
