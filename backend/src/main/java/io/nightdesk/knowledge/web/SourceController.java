package io.nightdesk.knowledge.web;

import io.nightdesk.identity.Permission;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import io.nightdesk.knowledge.ArticleOutcome;
import io.nightdesk.knowledge.Source;
import io.nightdesk.knowledge.SourceInput;
import io.nightdesk.knowledge.SourceOutcome;
import io.nightdesk.knowledge.SourceProblem;
import io.nightdesk.knowledge.Sources;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Knowledge sources for the console: admins only, since a source makes the server read files and
/// addresses.
@RestController
@RequestMapping("/api/v1/sources")
class SourceController {

    private final Sources sources;

    SourceController(Sources sources) {
        this.sources = sources;
    }

    /// All sources, and what may become one.
    ///
    /// @param folders of the server's, with all below them
    /// @param maxUpload in bytes
    record Overview(List<Source> sources, List<String> folders, long maxUpload) {}

    /// A source with what somebody should look at.
    record Detail(Source source, List<SourceProblem> problems) {}

    record NewSource(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String location,
            @Nullable String locale,
            @Nullable Boolean internal,
            @Nullable Integer depth,
            @Nullable Integer everyMinutes) {

        SourceInput input() {
            return new SourceInput(
                    "folder".equals(kind) ? Source.Kind.FOLDER : Source.Kind.WEB,
                    given(name),
                    given(location),
                    given(locale),
                    internal != null && internal,
                    depth == null ? 0 : depth,
                    everyMinutes);
        }
    }

    /// @param revision the one the editor saw
    record Edit(@Nullable String name, @Nullable Integer everyMinutes, @Nullable Long revision) {}

    @GetMapping
    Overview list(@AuthenticationPrincipal StaffUser user) {
        user.require(Permission.SOURCE_MANAGE);
        return new Overview(sources.list(), sources.folders(), sources.maxUpload());
    }

    @GetMapping("/{id}")
    Detail one(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        user.require(Permission.SOURCE_MANAGE);
        Source source = sources.byId(id).orElseThrow(SourceController::notFound);
        return new Detail(source, sources.problems(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Source add(@AuthenticationPrincipal StaffUser user, @RequestBody NewSource source) {
        user.require(Permission.SOURCE_MANAGE);
        return saved(sources.add(source.input(), user.agent().name()));
    }

    /// The body is the file itself.
    @PostMapping("/uploads")
    @ResponseStatus(HttpStatus.CREATED)
    Source upload(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam String file,
            @RequestParam String locale,
            @RequestParam(defaultValue = "false") boolean internal,
            HttpServletRequest request)
            throws IOException {
        user.require(Permission.SOURCE_MANAGE);
        SourceInput input =
                new SourceInput(Source.Kind.UPLOAD, file, file, locale, internal, 0, null);
        return saved(sources.upload(input, content(request), user.agent().name()));
    }

    /// Puts a newer file in the place of an uploaded one.
    @PutMapping("/{id}/upload")
    Source replace(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID id,
            @RequestParam String file,
            HttpServletRequest request)
            throws IOException {
        user.require(Permission.SOURCE_MANAGE);
        return saved(sources.replace(id, file, content(request)));
    }

    @PutMapping("/{id}")
    Source edit(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID id,
            @RequestBody Edit edit) {
        user.require(Permission.SOURCE_MANAGE);
        if (edit.revision() == null) {
            throw Problem.ofFields(
                    List.of(new Problem.Field("revision", "Send the revision that was edited")));
        }
        return saved(sources.edit(id, given(edit.name()), edit.everyMinutes(), edit.revision()));
    }

    @PostMapping("/{id}/sync")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Source sync(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        user.require(Permission.SOURCE_MANAGE);
        return saved(sources.sync(id));
    }

    /// Removes it with every article that came from it.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        user.require(Permission.SOURCE_MANAGE);
        if (!sources.delete(id)) {
            throw notFound();
        }
    }

    private byte[] content(HttpServletRequest request) throws IOException {
        long most = sources.maxUpload();
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        byte[] content = request.getInputStream().readNBytes(Math.toIntExact(most) + 1);
        if (content.length > most) {
            throw tooLarge(most);
        }
        return content;
    }

    private static Problem tooLarge(long most) {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "TOO_LARGE",
                "A file may have %d MB at most. Split it, or leave pictures out."
                        .formatted(most >> 20));
    }

    private static Source saved(SourceOutcome outcome) {
        return switch (outcome) {
            case SourceOutcome.Saved(Source source) -> source;
            case SourceOutcome.Invalid(List<ArticleOutcome.Problem> problems) ->
                    throw Problem.ofFields(
                            problems.stream()
                                    .map(p -> new Problem.Field(p.field(), p.message()))
                                    .toList());
            case SourceOutcome.Conflict(Source current) ->
                    throw Problem.of(
                                    HttpStatus.CONFLICT,
                                    "CONFLICT",
                                    "Somebody else changed this source meanwhile. Load it again,"
                                            + " then repeat your change.")
                            .with("revision", current.revision());
            case SourceOutcome.Unknown _ -> throw notFound();
        };
    }

    private static Problem notFound() {
        return Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such source.");
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
