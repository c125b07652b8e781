package io.nightdesk.evaluation.web;

import io.nightdesk.evaluation.Evaluation;
import io.nightdesk.evaluation.Evaluations;
import io.nightdesk.identity.Permission;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Measurements on questions that an admin uploads.
@RestController
@RequestMapping("/api/v1/evaluations")
class EvaluationController {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_TOLD = 20;

    private final Evaluations evaluations;

    EvaluationController(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @GetMapping
    List<Evaluation> list(@AuthenticationPrincipal StaffUser user) {
        user.require(Permission.ARTICLE_VIEW);
        return evaluations.list();
    }

    @GetMapping("/{id}")
    Evaluation one(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        user.require(Permission.ARTICLE_VIEW);
        return evaluations
                .find(id)
                .orElseThrow(
                        () ->
                                Problem.of(
                                        HttpStatus.NOT_FOUND,
                                        "NOT_FOUND",
                                        "There is no such evaluation."));
    }

    /// @param file as it is
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Evaluation start(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam String name,
            @RequestBody byte[] file) {
        user.require(Permission.ARTICLE_PUBLISH);
        if (name.isBlank() || name.length() > 200) {
            throw invalid("name", "Name the file in at most 200 characters");
        }
        if (file.length > MOST_BYTES) {
            throw invalid("file", "A file of questions may have a megabyte");
        }
        return switch (evaluations.start(name, text(file), user.agent().name())) {
            case Evaluations.Outcome.Started(Evaluation started) -> started;
            case Evaluations.Outcome.Unusable(List<String> problems) ->
                    throw Problem.ofFields(
                            problems.stream()
                                    .limit(MOST_TOLD)
                                    .map(problem -> new Problem.Field("file", problem))
                                    .toList());
            case Evaluations.Outcome.Busy() ->
                    throw Problem.of(
                            HttpStatus.CONFLICT,
                            "BUSY",
                            "Another file is still being asked. Try again when it is done.");
        };
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw invalid("file", "Save the file as UTF-8");
        }
    }

    private static Problem invalid(String field, String message) {
        return Problem.ofFields(List.of(new Problem.Field(field, message)));
    }
}
