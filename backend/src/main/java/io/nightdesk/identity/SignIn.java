package io.nightdesk.identity;

import io.nightdesk.limits.Limit;
import io.nightdesk.limits.Limits;
import io.nightdesk.limits.Network;
import io.nightdesk.limits.Permit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/// Signing in and out. What goes wrong is told in one way for every reason, and takes the same
/// time, so that nobody learns which addresses have an account.
@Component
public class SignIn {

    private final AuthenticationManager authentication;
    private final SignInLimits failures;
    private final Limits limits;
    private final KnownBrowsers browsers;
    private final SocketTickets tickets;
    private final ApplicationEventPublisher events;

    SignIn(
            AuthenticationManager authentication,
            SignInLimits failures,
            Limits limits,
            KnownBrowsers browsers,
            SocketTickets tickets,
            ApplicationEventPublisher events) {
        this.authentication = authentication;
        this.failures = failures;
        this.limits = limits;
        this.browsers = browsers;
        this.tickets = tickets;
        this.events = events;
    }

    /// The outcome of [#attempt].
    public sealed interface Outcome {

        record Welcome(StaffUser user) implements Outcome {}

        /// No such account, or not its password.
        record BadCredentials() implements Outcome {}

        /// Too many failures from this address or on this account; the password was not looked at.
        record TooMany(Duration retryAfter) implements Outcome {}
    }

    /// Checks a password.
    ///
    /// @param address the network address the request comes from
    /// @param mark that the browser got when somebody signed in with it; see [KnownBrowsers]
    public Outcome attempt(String email, String password, String address, @Nullable String mark) {
        String account = Email.normal(email);
        String network = Network.of(address);
        // Before the database: a flood from one network would take all connections to it.
        if (limits.tryAcquire(Limit.SIGN_IN, network) instanceof Permit.Exceeded(var retryAfter)) {
            return new Outcome.TooMany(retryAfter);
        }
        SignInLimits.Decision decision =
                browsers.recognise(mark, account)
                        .map(browser -> "browser " + browser)
                        .map(browser -> failures.begin(browser, browser))
                        .orElseGet(() -> failures.begin(network, account));
        return switch (decision) {
            case SignInLimits.Refused(Duration retryAfter) -> new Outcome.TooMany(retryAfter);
            case SignInLimits.Begun(long attempt) -> check(account, password, attempt);
        };
    }

    /// Makes what this person has open worthless: their tickets now, their sockets by
    /// [StaffSignedOut].
    public void out(Principal.Agent agent) {
        tickets.revoke(agent.id());
        events.publishEvent(new StaffSignedOut(agent.id()));
    }

    private Outcome check(String account, String password, long attempt) {
        try {
            Authentication checked =
                    authentication.authenticate(
                            UsernamePasswordAuthenticationToken.unauthenticated(account, password));
            failures.forgive(attempt);
            return checked.getPrincipal() instanceof StaffUser user
                    ? new Outcome.Welcome(user.withoutPassword())
                    : new Outcome.BadCredentials();
        } catch (AuthenticationException e) {
            return new Outcome.BadCredentials();
        }
    }
}
