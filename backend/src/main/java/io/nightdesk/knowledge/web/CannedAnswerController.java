package io.nightdesk.knowledge.web;

import io.nightdesk.identity.Permission;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import io.nightdesk.knowledge.CannedAnswer;
import io.nightdesk.knowledge.CannedAnswerInput;
import io.nightdesk.knowledge.CannedAnswers;
import io.nightdesk.knowledge.CannedOutcome;
import java.util.List;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Canned answers for the console. Everybody at the desk reads, leads and admins write.
@RestController
@RequestMapping("/api/v1/canned-answers")
class CannedAnswerController {

    private final CannedAnswers answers;

    CannedAnswerController(CannedAnswers answers) {
        this.answers = answers;
    }

    /// @param recommendedExamples with fewer, an answer is often not recognised
    record All(List<CannedAnswer> answers, int recommendedExamples) {}

    /// What the editor sends.
    ///
    /// @param enabled absent for true
    /// @param revision the one the author saw; not for a new answer
    record Body(
            @Nullable String title,
            @Nullable String body,
            @Nullable String locale,
            @Nullable List<@Nullable String> examples,
            @Nullable Boolean enabled,
            @Nullable Long revision) {

        CannedAnswerInput input() {
            List<@Nullable String> given = examples == null ? List.of() : examples;
            return new CannedAnswerInput(
                    given(title),
                    given(body),
                    given(locale),
                    given.stream().map(Body::given).toList(),
                    enabled == null || enabled);
        }

        private static String given(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @GetMapping
    All list(@AuthenticationPrincipal StaffUser user) {
        user.require(Permission.ARTICLE_VIEW);
        return new All(answers.list(), CannedAnswer.RECOMMENDED_EXAMPLES);
    }

    @GetMapping("/{id}")
    CannedAnswer one(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        user.require(Permission.ARTICLE_VIEW);
        return answers.byId(id).orElseThrow(CannedAnswerController::notFound);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CannedAnswer create(@AuthenticationPrincipal StaffUser user, @RequestBody Body body) {
        user.require(Permission.ARTICLE_PUBLISH);
        return saved(answers.create(body.input(), user.agent().name()));
    }

    @PutMapping("/{id}")
    CannedAnswer edit(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID id,
            @RequestBody Body body) {
        user.require(Permission.ARTICLE_PUBLISH);
        if (body.revision() == null) {
            throw Problem.ofFields(
                    List.of(new Problem.Field("revision", "Send the revision that was edited")));
        }
        return saved(answers.edit(id, body.input(), body.revision(), user.agent().name()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        user.require(Permission.ARTICLE_PUBLISH);
        if (!answers.delete(id)) {
            throw notFound();
        }
    }

    private static CannedAnswer saved(CannedOutcome outcome) {
        return switch (outcome) {
            case CannedOutcome.Saved(CannedAnswer answer) -> answer;
            case CannedOutcome.Invalid invalid ->
                    throw Problem.ofFields(
                            invalid.problems().stream()
                                    .map(p -> new Problem.Field(p.field(), p.message()))
                                    .toList());
            case CannedOutcome.Conflict(CannedAnswer current) ->
                    throw Problem.of(
                                    HttpStatus.CONFLICT,
                                    "CONFLICT",
                                    "Somebody else changed this canned answer meanwhile. Load it"
                                            + " again, then repeat your change.")
                            .with("revision", current.revision());
            case CannedOutcome.Unknown _ -> throw notFound();
        };
    }

    private static Problem notFound() {
        return Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such canned answer.");
    }
}
