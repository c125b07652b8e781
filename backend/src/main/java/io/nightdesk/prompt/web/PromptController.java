package io.nightdesk.prompt.web;

import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import io.nightdesk.prompt.PromptEditing;
import io.nightdesk.prompt.PromptEditing.Outcome;
import io.nightdesk.prompt.PromptLibrary;
import io.nightdesk.prompt.PromptName;
import io.nightdesk.prompt.PromptProblem;
import io.nightdesk.prompt.PromptRelease;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the assistant is told, for the console. A prompt's key holds slashes, so it comes as a
/// parameter; `locale` is "" for the base text.
@RestController
@RequestMapping("/api/v1")
class PromptController {

    private final PromptLibrary library;
    private final PromptEditing editing;

    PromptController(PromptLibrary library, PromptEditing editing) {
        this.library = library;
        this.editing = editing;
    }

    record Overview(List<PromptLibrary.Row> prompts, @Nullable PromptRelease release) {}

    record Edit(@Nullable String text, @Nullable Long baseRevision) {}

    record Saved(long revision, List<PromptProblem> problems) {}

    record Publish(@Nullable String note, @Nullable Long revision) {}

    record Published(int version, long release) {}

    @GetMapping("/prompts")
    Overview all(@AuthenticationPrincipal StaffUser user) {
        return new Overview(
                library.all(user.agent()), library.production(user.agent()).orElse(null));
    }

    @GetMapping("/prompt")
    PromptLibrary.Detail one(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String locale) {
        return library.find(user.agent(), new PromptName(key, locale))
                .orElseThrow(PromptRefusal::notFound);
    }

    @PutMapping("/prompt/draft")
    Saved save(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String locale,
            @RequestBody Edit edit) {
        String text = edit.text() == null ? "" : edit.text();
        long base = edit.baseRevision() == null ? 0 : edit.baseRevision();
        Outcome outcome = editing.save(user.agent(), new PromptName(key, locale), text, base);
        if (outcome instanceof Outcome.Saved(long revision, List<PromptProblem> problems)) {
            return new Saved(revision, problems);
        }
        throw refusal(outcome);
    }

    @DeleteMapping("/prompt/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String locale,
            @RequestParam(required = false) @Nullable Long revision) {
        Outcome outcome = editing.discard(user.agent(), new PromptName(key, locale), revision);
        if (!(outcome instanceof Outcome.Discarded)) {
            throw refusal(outcome);
        }
    }

    @PostMapping("/prompt/publish")
    @ResponseStatus(HttpStatus.CREATED)
    Published publish(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String locale,
            @RequestBody Publish publish) {
        String note = publish.note() == null ? "" : publish.note();
        Outcome outcome =
                editing.publish(
                        user.agent(), new PromptName(key, locale), note, publish.revision());
        if (outcome instanceof Outcome.Published(int version, long release)) {
            return new Published(version, release);
        }
        throw refusal(outcome);
    }

    private static Problem refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Conflict _ -> PromptRefusal.conflict();
            case Outcome.Invalid(List<PromptProblem> problems) -> PromptRefusal.invalid(problems);
            case Outcome.BadNote(int least, int most) -> PromptRefusal.badNote(least, most);
            case Outcome.Unknown _ -> PromptRefusal.notFound();
            case Outcome.Saved _, Outcome.Published _, Outcome.Discarded _ ->
                    throw new IllegalStateException("no refusal: " + outcome);
        };
    }
}
