package io.nightdesk.identity.web;

import io.nightdesk.identity.FieldError;
import io.nightdesk.identity.Role;
import io.nightdesk.identity.Setup;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The page behind a setup link or an invitation.
@RestController
@RequestMapping("/api/v1/setup/{token}")
class SetupController {

    private final Setup setup;
    private final Doorway doorway;

    SetupController(Setup setup, Doorway doorway) {
        this.setup = setup;
        this.doorway = doorway;
    }

    record Link(String kind, Role role, SiteName site) {}

    record SiteName(String name) {}

    record NewAccount(@Nullable String name, @Nullable String email, @Nullable String password) {

        Setup.Form form() {
            return new Setup.Form(
                    name == null ? "" : name,
                    email == null ? "" : email,
                    password == null ? "" : password);
        }

        /// Keeps the password out of logs.
        @Override
        public String toString() {
            return "NewAccount[]";
        }
    }

    record Joined(Me me) {}

    @GetMapping
    Link look(@PathVariable String token) {
        return switch (setup.look(token)) {
            case Setup.Look.Open(String kind, Role role, String siteName) ->
                    new Link(kind, role, new SiteName(siteName));
            case Setup.Look closed -> throw refusal(closed);
        };
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Joined join(
            @PathVariable String token,
            @RequestBody NewAccount account,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (setup.join(token, account.form())) {
            case Setup.Outcome.Joined(StaffUser user) ->
                    new Joined(doorway.enter(user, request, response));
            case Setup.Outcome.Rejected(List<FieldError> errors) ->
                    throw Problem.ofFields(
                            errors.stream()
                                    .map(e -> new Problem.Field(e.field(), e.message()))
                                    .toList());
            case Setup.Outcome.NotOpen(Setup.Look look) -> throw refusal(look);
        };
    }

    private static Problem refusal(Setup.Look look) {
        return switch (look) {
            case Setup.Look.Expired _ ->
                    Problem.of(
                            HttpStatus.GONE,
                            "EXPIRED",
                            "This link has expired. Ask for a new one; the server prints a setup"
                                    + " link at each start until there is an admin.");
            case Setup.Look.Used _ ->
                    Problem.of(
                            HttpStatus.GONE,
                            "USED",
                            "This link has been used. Sign in with the account it opened.");
            case Setup.Look.Unknown _, Setup.Look.Open _ ->
                    Problem.of(
                            HttpStatus.NOT_FOUND,
                            "NOT_FOUND",
                            "There is no such link. Check that it was copied whole.");
        };
    }
}
