package io.nightdesk.llm.web;

import io.nightdesk.identity.Permission;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import io.nightdesk.llm.Flaw;
import io.nightdesk.llm.ModelEntry;
import io.nightdesk.llm.ModelOutcome;
import io.nightdesk.llm.ModelOverview;
import io.nightdesk.llm.ModelSettings;
import io.nightdesk.llm.Price;
import io.nightdesk.llm.Profile;
import io.nightdesk.llm.Trial;
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

/// Language models for the console: admins only, since they cost money and see what customers
/// write. Every change answers with all models as they are then.
@RestController
@RequestMapping("/api/v1/models")
class ModelController {

    private static final int STREAMS = 32;

    private final ModelSettings models;

    ModelController(ModelSettings models) {
        this.models = models;
    }

    /// What the editor sends.
    ///
    /// @param id of the model whose kept key a test may use; otherwise it stands in the path
    /// @param key null leaves the one that is kept
    /// @param revision the one the admin saw; a test needs none
    record Body(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String provider,
            @Nullable String url,
            @Nullable String key,
            @Nullable String model,
            @Nullable Integer streams,
            @Nullable Boolean enabled,
            @Nullable Price price,
            @Nullable Long revision) {

        ModelEntry entry() {
            return new ModelEntry(
                    given(name),
                    given(provider),
                    given(url),
                    key,
                    given(model),
                    streams == null ? STREAMS : streams,
                    enabled == null || enabled,
                    price);
        }

        private static String given(@Nullable String text) {
            return text == null ? "" : text;
        }

        @Override
        public String toString() {
            return "Body[" + name + "]";
        }
    }

    /// @param models ids, the first asked first; none for the order of `answer`, and for nobody in
    ///     `classify`
    record Order(@Nullable List<UUID> models, @Nullable Long revision) {}

    @GetMapping
    ModelOverview list(@AuthenticationPrincipal StaffUser user) {
        user.require(Permission.MODEL_MANAGE);
        return models.overview();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ModelOverview add(@AuthenticationPrincipal StaffUser user, @RequestBody Body body) {
        user.require(Permission.MODEL_MANAGE);
        return saved(models.add(body.entry(), seen(body.revision()), user.agent().name()));
    }

    @PutMapping("/{id}")
    ModelOverview edit(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID id,
            @RequestBody Body body) {
        user.require(Permission.MODEL_MANAGE);
        return saved(models.edit(id, body.entry(), seen(body.revision()), user.agent().name()));
    }

    @DeleteMapping("/{id}")
    ModelOverview delete(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID id,
            @RequestParam long revision) {
        user.require(Permission.MODEL_MANAGE);
        return saved(models.delete(id, revision));
    }

    @PutMapping("/orders/{profile}")
    ModelOverview order(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable String profile,
            @RequestBody Order order) {
        user.require(Permission.MODEL_MANAGE);
        List<UUID> given = order.models() == null ? List.of() : order.models();
        return saved(models.order(profile(profile), given, seen(order.revision())));
    }

    /// Asks a model for one token, with the values in the form.
    @PostMapping("/test")
    Trial test(@AuthenticationPrincipal StaffUser user, @RequestBody Body body) {
        user.require(Permission.MODEL_MANAGE);
        ModelOutcome outcome = models.test(body.id(), body.entry());
        if (outcome instanceof ModelOutcome.Tried(Trial trial)) {
            return trial;
        }
        throw refusal(outcome);
    }

    private static Profile profile(String code) {
        try {
            return Profile.of(code);
        } catch (IllegalArgumentException unknown) {
            throw notFound();
        }
    }

    private static long seen(@Nullable Long revision) {
        if (revision == null) {
            throw Problem.ofFields(
                    List.of(new Problem.Field("revision", "Send the revision that was edited")));
        }
        return revision;
    }

    private static ModelOverview saved(ModelOutcome outcome) {
        if (outcome instanceof ModelOutcome.Saved(ModelOverview models)) {
            return models;
        }
        throw refusal(outcome);
    }

    private static Problem refusal(ModelOutcome outcome) {
        return switch (outcome) {
            case ModelOutcome.Invalid(List<Flaw> flaws) ->
                    Problem.ofFields(
                            flaws.stream()
                                    .map(it -> new Problem.Field(it.field(), it.sentence()))
                                    .toList());
            case ModelOutcome.Conflict(long current) ->
                    Problem.of(
                                    HttpStatus.CONFLICT,
                                    "CONFLICT",
                                    "Somebody else changed the models meanwhile. Load them again,"
                                            + " then repeat your change.")
                            .with("revision", current);
            case ModelOutcome.Unknown _ -> notFound();
            case ModelOutcome.Saved _, ModelOutcome.Tried _ ->
                    throw new IllegalStateException("no refusal: " + outcome);
        };
    }

    private static Problem notFound() {
        return Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such model.");
    }
}
