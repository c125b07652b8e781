package io.nightdesk.identity.web;

import io.nightdesk.identity.SignIn;
import io.nightdesk.identity.SocketTickets;
import io.nightdesk.identity.Staff;
import io.nightdesk.identity.StaffUser;
import io.nightdesk.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out, and who is signed in.
@RestController
@RequestMapping("/api/v1/staff")
class SignInController {

    private final SignIn signIn;
    private final Doorway doorway;
    private final Staff staff;
    private final SocketTickets tickets;

    SignInController(SignIn signIn, Doorway doorway, Staff staff, SocketTickets tickets) {
        this.signIn = signIn;
        this.doorway = doorway;
        this.staff = staff;
        this.tickets = tickets;
    }

    record Credentials(@Nullable String email, @Nullable String password) {

        /// Keeps the password out of logs.
        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    record SignedIn(Me me) {}

    record Ticket(String ticket) {}

    @PostMapping("/session")
    SignedIn signIn(
            @RequestBody Credentials credentials,
            @CookieValue(name = Doorway.MARK, required = false) @Nullable String mark,
            HttpServletRequest request,
            HttpServletResponse response) {
        String email = credentials.email() == null ? "" : credentials.email();
        String password = credentials.password() == null ? "" : credentials.password();
        return switch (signIn.attempt(email, password, request.getRemoteAddr(), mark)) {
            case SignIn.Outcome.Welcome(StaffUser user) ->
                    new SignedIn(doorway.enter(user, request, response));
            case SignIn.Outcome.BadCredentials _ ->
                    throw Problem.of(
                            HttpStatus.UNAUTHORIZED,
                            "BAD_CREDENTIALS",
                            "E-mail address and password do not belong together.");
            case SignIn.Outcome.TooMany(Duration retryAfter) -> throw tooMany(retryAfter);
        };
    }

    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(
            @AuthenticationPrincipal StaffUser user,
            HttpServletRequest request,
            HttpServletResponse response) {
        // The session first: with it a console could get a new ticket.
        doorway.leave(request, response);
        signIn.out(user.agent());
    }

    @GetMapping("/me")
    Me me(@AuthenticationPrincipal StaffUser user) {
        staff.seen(user.agent().id());
        return doorway.me(user);
    }

    @PostMapping("/socket-ticket")
    Ticket ticket(@AuthenticationPrincipal StaffUser user) {
        staff.seen(user.agent().id());
        return new Ticket(tickets.issue(user.agent()));
    }

    private static Problem tooMany(Duration retryAfter) {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "TOO_MANY_ATTEMPTS",
                        "Too many failed attempts. Try again in %d seconds."
                                .formatted(retryAfter.plusMillis(999).toSeconds()))
                .retryAfter(retryAfter);
    }
}
