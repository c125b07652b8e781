package io.nightdesk.escalation.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.nightdesk.escalation.EscalationOutcome;
import io.nightdesk.escalation.EscalationRule;
import io.nightdesk.escalation.EscalationRuleInput;
import io.nightdesk.escalation.EscalationRules;
import io.nightdesk.escalation.Hours;
import io.nightdesk.escalation.Sender;
import io.nightdesk.escalation.Subject;
import io.nightdesk.identity.Permission;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
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

/// Escalation rules for the console. Leads and admins read and write them.
@RestController
@RequestMapping("/api/v1/escalation-rules")
class EscalationRuleController {

    private final EscalationRules rules;

    EscalationRuleController(EscalationRules rules) {
        this.rules = rules;
    }

    record All(List<View> rules) {}

    record View(
            UUID id,
            String name,
            List<String> words,
            List<String> examples,
            List<String> topics,
            String locale,
            String page,
            String attribute,
            List<String> values,
            List<Integer> days,
            @JsonFormat(pattern = "HH:mm") @Nullable LocalTime from,
            @JsonFormat(pattern = "HH:mm") @Nullable LocalTime to,
            String zone,
            String reply,
            boolean enabled,
            long revision,
            Instant updatedAt,
            @Nullable String updatedBy) {

        static View of(EscalationRule rule) {
            EscalationRuleInput terms = rule.terms();
            return new View(
                    rule.id(),
                    terms.name(),
                    terms.subject().words(),
                    terms.subject().examples(),
                    terms.subject().topics(),
                    terms.sender().locale(),
                    terms.sender().page(),
                    terms.sender().attribute(),
                    terms.sender().values(),
                    terms.hours().days(),
                    terms.hours().from(),
                    terms.hours().to(),
                    terms.hours().zone(),
                    terms.reply(),
                    terms.enabled(),
                    rule.revision(),
                    rule.updatedAt(),
                    rule.updatedBy());
        }
    }

    /// What the editor sends; what is absent is empty.
    ///
    /// @param from and `to` as 22:00
    /// @param enabled absent for true
    /// @param revision the one the author saw; not for a new rule
    record Body(
            @Nullable String name,
            @Nullable List<@Nullable String> words,
            @Nullable List<@Nullable String> examples,
            @Nullable List<@Nullable String> topics,
            @Nullable String locale,
            @Nullable String page,
            @Nullable String attribute,
            @Nullable List<@Nullable String> values,
            @Nullable List<Integer> days,
            @Nullable String from,
            @Nullable String to,
            @Nullable String zone,
            @Nullable String reply,
            @Nullable Boolean enabled,
            @Nullable Long revision) {

        EscalationRuleInput input() {
            return new EscalationRuleInput(
                    given(name),
                    new Subject(given(words), given(examples), given(topics)),
                    new Sender(given(locale), given(page), given(attribute), given(values)),
                    new Hours(
                            days == null ? List.of() : days,
                            time("from", from),
                            time("to", to),
                            given(zone)),
                    given(reply),
                    enabled == null || enabled);
        }

        private static String given(@Nullable String text) {
            return text == null ? "" : text;
        }

        private static List<String> given(@Nullable List<@Nullable String> lines) {
            return lines == null ? List.of() : lines.stream().filter(Objects::nonNull).toList();
        }

        private static @Nullable LocalTime time(String field, @Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                return LocalTime.parse(text.strip());
            } catch (DateTimeException unreadable) {
                throw Problem.ofFields(
                        List.of(new Problem.Field(field, "Use a time such as 22:00")));
            }
        }
    }

    @GetMapping
    All list(@AuthenticationPrincipal StaffUser user) {
        user.require(Permission.PROMPT_PUBLISH);
        return new All(rules.list().stream().map(View::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View create(@AuthenticationPrincipal StaffUser user, @RequestBody Body body) {
        user.require(Permission.PROMPT_PUBLISH);
        return saved(rules.create(body.input(), user.agent().name()));
    }

    @PutMapping("/{id}")
    View edit(
            @AuthenticationPrincipal StaffUser user,
            @PathVariable UUID id,
            @RequestBody Body body) {
        user.require(Permission.PROMPT_PUBLISH);
        if (body.revision() == null) {
            throw Problem.ofFields(
                    List.of(new Problem.Field("revision", "Send the revision that was edited")));
        }
        return saved(rules.edit(id, body.input(), body.revision(), user.agent().name()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal StaffUser user, @PathVariable UUID id) {
        user.require(Permission.PROMPT_PUBLISH);
        if (!rules.delete(id)) {
            throw notFound();
        }
    }

    private static View saved(EscalationOutcome outcome) {
        return switch (outcome) {
            case EscalationOutcome.Saved(EscalationRule rule) -> View.of(rule);
            case EscalationOutcome.Invalid invalid ->
                    throw Problem.ofFields(
                            invalid.problems().stream()
                                    .map(p -> new Problem.Field(p.field(), p.message()))
                                    .toList());
            case EscalationOutcome.Conflict(EscalationRule current) ->
                    throw Problem.of(
                                    HttpStatus.CONFLICT,
                                    "CONFLICT",
                                    "Somebody else changed this rule meanwhile. Load it again, then"
                                            + " repeat your change.")
                            .with("revision", current.revision());
            case EscalationOutcome.Unknown _ -> throw notFound();
        };
    }

    private static Problem notFound() {
        return Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such rule.");
    }
}
