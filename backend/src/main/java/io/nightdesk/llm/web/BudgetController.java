package io.nightdesk.llm.web;

import io.nightdesk.identity.Permission;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import io.nightdesk.llm.BudgetLimits;
import io.nightdesk.llm.BudgetOverview;
import io.nightdesk.llm.BudgetSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What models may cost and have cost, for admins.
@RestController
@RequestMapping("/api/v1/models/budget")
class BudgetController {

    private static final int MOST_TURNS = 100_000;
    private static final int MOST_TOKENS = 100_000_000;
    private static final BigDecimal LEAST_DAILY = new BigDecimal("0.01");
    private static final BigDecimal MOST_DAILY = BigDecimal.valueOf(1_000_000);

    private final BudgetSettings budget;

    BudgetController(BudgetSettings budget) {
        this.budget = budget;
    }

    /// @param revision the one the admin saw
    record Body(@Nullable BudgetLimits limits, @Nullable Long revision) {}

    @GetMapping
    BudgetOverview read(@AuthenticationPrincipal StaffUser user) {
        user.require(Permission.MODEL_MANAGE);
        return budget.overview();
    }

    @PutMapping
    BudgetOverview limit(@AuthenticationPrincipal StaffUser user, @RequestBody Body body) {
        user.require(Permission.MODEL_MANAGE);
        BudgetLimits limits = body.limits();
        if (limits == null || body.revision() == null) {
            throw Problem.ofFields(
                    List.of(new Problem.Field("revision", "Send the limits and their revision")));
        }
        List<Problem.Field> problems = problems(limits);
        if (!problems.isEmpty()) {
            throw Problem.ofFields(problems);
        }
        return changed(budget.limit(limits, body.revision(), user.agent().name()));
    }

    /// Gives back to the server's configuration what was set here.
    @DeleteMapping
    BudgetOverview useConfigured(
            @AuthenticationPrincipal StaffUser user, @RequestParam long revision) {
        user.require(Permission.MODEL_MANAGE);
        return changed(budget.useConfigured(revision));
    }

    private BudgetOverview changed(boolean inTime) {
        if (!inTime) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "CONFLICT",
                    "Somebody else changed the budget meanwhile. Load it again, then repeat your"
                            + " change.");
        }
        return budget.overview();
    }

    private static List<Problem.Field> problems(BudgetLimits limits) {
        List<Problem.Field> problems = new ArrayList<>();
        check("turnsPerMinute", limits.turnsPerMinute(), MOST_TURNS, problems);
        check("turnsPerDay", limits.turnsPerDay(), MOST_TURNS, problems);
        check("conversationTurns", limits.conversationTurns(), MOST_TURNS, problems);
        check("conversationTokens", limits.conversationTokens(), MOST_TOKENS, problems);
        check("soft", limits.soft(), 100, problems);
        BigDecimal daily = limits.daily();
        if (daily != null
                && (daily.compareTo(LEAST_DAILY) < 0
                        || daily.compareTo(MOST_DAILY) > 0
                        || daily.stripTrailingZeros().scale() > 2)) {
            problems.add(
                    new Problem.Field(
                            "daily",
                            "Choose an amount from 0.01 to 1,000,000, or leave it empty for no"
                                    + " limit"));
        }
        return problems;
    }

    private static void check(String field, int value, int most, List<Problem.Field> problems) {
        if (value < 1 || value > most) {
            problems.add(
                    new Problem.Field(
                            field,
                            String.format(
                                    Locale.ROOT, "Choose a whole number from 1 to %,d", most)));
        }
    }
}
