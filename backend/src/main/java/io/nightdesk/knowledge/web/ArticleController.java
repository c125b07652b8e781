package io.nightdesk.knowledge.web;

import io.nightdesk.identity.Permission;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import io.nightdesk.knowledge.Article;
import io.nightdesk.knowledge.ArticleFilter;
import io.nightdesk.knowledge.ArticleInput;
import io.nightdesk.knowledge.ArticleList;
import io.nightdesk.knowledge.ArticleOutcome;
import io.nightdesk.knowledge.Articles;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Articles for the console. Everybody at the desk reads, leads and admins write.
@RestController
@RequestMapping("/api/v1/articles")
class ArticleController {

    private final Articles articles;

    ArticleController(Articles articles) {
        this.articles = articles;
    }

    /// What the editor sends.
    ///
    /// @param audience absent for what it was, empty for everybody
    /// @param validUntil a date such as 2026-12-31; absent for what it was, empty for ever
    /// @param revision the one the author saw; not for a new article
    record Body(
            @Nullable String id,
            @Nullable String title,
            @Nullable String body,
            @Nullable String section,
            @Nullable String locale,
            boolean internal,
            @Nullable String audience,
            @Nullable String validUntil,
            @Nullable Long revision) {

        /// @param before what is edited; null for a new article
        ArticleInput input(@Nullable Article before) {
            return new ArticleInput(
                    id,
                    given(title),
                    given(body),
                    given(section),
                    given(locale),
                    internal,
                    before != null && audience == null ? before.audience() : given(audience),
                    before != null && validUntil == null ? before.validUntil() : lastDay());
        }

        private @Nullable LocalDate lastDay() {
            try {
                return given(validUntil).isEmpty() ? null : LocalDate.parse(given(validUntil));
            } catch (DateTimeException e) {
                throw Problem.ofFields(
                        List.of(
                                new Problem.Field(
                                        "validUntil", "Write a date such as 2026-12-31")));
            }
        }

        private static String given(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    record Publish(@Nullable Long revision) {}

    @GetMapping
    ArticleList list(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String locale,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor) {
        user.require(Permission.ARTICLE_VIEW);
        try {
            return articles.list(
                    new ArticleFilter(query, given(locale), status(status), cursor, 50));
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "BAD_QUERY",
                    "status is draft, published or changed; cursor is the nextCursor of a page");
        }
    }

    @GetMapping("/{id}")
    Article one(@AuthenticationPrincipal StaffUser user, @PathVariable String id) {
        user.require(Permission.ARTICLE_VIEW);
        return articles.byId(id).orElseThrow(ArticleController::notFound);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Article create(@AuthenticationPrincipal StaffUser user, @RequestBody Body body) {
        user.require(Permission.ARTICLE_PUBLISH);
        return saved(articles.create(body.input(null), user.agent().name()));
    }

    @PutMapping("/{id}")
    Article edit(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable String id,
            @RequestBody Body body) {
        user.require(Permission.ARTICLE_PUBLISH);
        if (body.revision() == null) {
            throw Problem.ofFields(
                    List.of(new Problem.Field("revision", "Send the revision that was edited")));
        }
        Article before = articles.byId(id).orElseThrow(ArticleController::notFound);
        return saved(articles.edit(id, body.input(before), body.revision(), user.agent().name()));
    }

    @PostMapping("/{id}/publish")
    Article publish(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Publish publish) {
        user.require(Permission.ARTICLE_PUBLISH);
        Long revision = publish == null ? null : publish.revision();
        return saved(articles.publish(id, revision, user.agent().name()));
    }

    /// Takes the article away from customers.
    @DeleteMapping("/{id}")
    Article unpublish(@AuthenticationPrincipal StaffUser user, @PathVariable String id) {
        user.require(Permission.ARTICLE_PUBLISH);
        return saved(articles.unpublish(id));
    }

    private static Article saved(ArticleOutcome outcome) {
        return switch (outcome) {
            case ArticleOutcome.Saved(Article article) -> article;
            case ArticleOutcome.Invalid(List<ArticleOutcome.Problem> problems) ->
                    throw Problem.ofFields(
                            problems.stream()
                                    .map(p -> new Problem.Field(p.field(), p.message()))
                                    .toList());
            case ArticleOutcome.Conflict(Article current) ->
                    throw Problem.of(
                                    HttpStatus.CONFLICT,
                                    "CONFLICT",
                                    "Somebody else changed this article meanwhile. Load it again,"
                                            + " then repeat your change.")
                            .with("revision", current.revision());
            case ArticleOutcome.IdTaken(String id) ->
                    throw Problem.ofFields(
                            List.of(
                                    new Problem.Field(
                                            "id",
                                            "Another article has the id %s; choose another one"
                                                    .formatted(id))));
            case ArticleOutcome.Unknown _ -> throw notFound();
        };
    }

    private static Problem notFound() {
        return Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such article.");
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Article.@Nullable Status status(@Nullable String wireName) {
        return wireName == null || wireName.isBlank()
                ? null
                : Article.Status.valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
