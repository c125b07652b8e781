package io.nightdesk.review.web;

import io.nightdesk.confidence.AnswerKind;
import io.nightdesk.confidence.Policies;
import io.nightdesk.confidence.Setting;
import io.nightdesk.identity.Permission;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import io.nightdesk.review.Overview;
import io.nightdesk.review.Overviews;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How many answers may be wrong, and what that means. Leads look, admins decide.
@RestController
@RequestMapping("/api/v1/confidence")
class ConfidenceController {

    private static final double LEAST = 0.005;
    private static final double MOST = 0.5;
    private static final int MOST_TOPICS = 200;

    private final Overviews overviews;
    private final Policies policies;

    ConfidenceController(Overviews overviews, Policies policies) {
        this.overviews = overviews;
        this.policies = policies;
    }

    /// Shares; null or absent for no bound.
    record Wish(
            @Nullable Double wrong,
            @Nullable Double unattended,
            @Nullable Map<String, @Nullable Double> topics) {}

    record Choice(@Nullable Long version) {}

    @GetMapping
    Overview read(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam(required = false) @Nullable String kind) {
        user.require(Permission.ANSWER_REVIEW);
        return overviews.of(user.agent().site(), kind(kind), null);
    }

    /// What another setting would mean; changes nothing.
    @PostMapping("/trial")
    Overview tryOut(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam(required = false) @Nullable String kind,
            @RequestBody Wish wish) {
        user.require(Permission.ANSWER_REVIEW);
        return overviews.of(user.agent().site(), kind(kind), setting(wish));
    }

    @PutMapping
    Overview set(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam(required = false) @Nullable String kind,
            @RequestBody Wish wish) {
        user.require(Permission.CONFIDENCE_MANAGE);
        policies.set(setting(wish), user.agent().name());
        return overviews.of(user.agent().site(), kind(kind), null);
    }

    /// Goes back, or forward, to a fit; version 0 is what is shipped.
    @PutMapping("/fit")
    Overview use(
            @AuthenticationPrincipal StaffUser user,
            @RequestParam(required = false) @Nullable String kind,
            @RequestBody Choice choice) {
        user.require(Permission.CONFIDENCE_MANAGE);
        if (choice.version() == null || !policies.use(choice.version(), user.agent().name())) {
            throw Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such version.");
        }
        return overviews.of(user.agent().site(), kind(kind), null);
    }

    private static @Nullable AnswerKind kind(@Nullable String word) {
        if (word == null) {
            return null;
        }
        for (AnswerKind kind : AnswerKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw Problem.ofFields(List.of(new Problem.Field("kind", "Ask for quoted or model")));
    }

    private static Setting setting(Wish wish) {
        List<Problem.Field> problems = new ArrayList<>();
        check("wrong", wish.wrong(), problems);
        check("unattended", wish.unattended(), problems);
        if (problems.isEmpty()
                && wish.wrong() != null
                && wish.unattended() != null
                && wish.unattended() > wish.wrong()) {
            problems.add(
                    new Problem.Field(
                            "unattended",
                            "Allow no more while nobody is at the desk than at other times"));
        }
        Map<String, Double> topics = new HashMap<>();
        if (wish.topics() != null) {
            wish.topics()
                    .forEach(
                            (topic, wrong) -> {
                                if (wrong != null) {
                                    check("topics", wrong, problems);
                                    topics.put(topic, wrong);
                                }
                            });
        }
        if (topics.size() > MOST_TOPICS) {
            problems.add(new Problem.Field("topics", "Name at most 200 topics"));
        }
        if (!problems.isEmpty()) {
            throw Problem.ofFields(problems);
        }
        return new Setting(wish.wrong(), wish.unattended(), topics);
    }

    private static void check(String field, @Nullable Double share, List<Problem.Field> problems) {
        if (share != null && share == 0) {
            problems.add(
                    new Problem.Field(
                            field,
                            "No number of judged answers shows that none is ever wrong: 59 right ones"
                                    + " in a row show at most 5 %, 299 show at most 1 %, 598 show at"
                                    + " most 0.5 %. Choose 0.5 % or more."));
        } else if (share != null && !(share >= LEAST && share <= MOST)) {
            problems.add(new Problem.Field(field, "Choose between 0.5 % and 50 %"));
        }
    }
}
