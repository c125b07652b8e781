package io.nightdesk.identity;

import io.nightdesk.kernel.Ids;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Turns a link into an account, once.
@Component
class Joining {

    private static final FieldError TAKEN =
            new FieldError(
                    "email",
                    "This address already has an account. Sign in, or use another address.");

    private final StaffLinks links;
    private final StaffStore staff;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final Ids ids;

    Joining(
            StaffLinks links,
            StaffStore staff,
            PasswordEncoder passwords,
            TransactionTemplate transaction,
            Ids ids) {
        this.links = links;
        this.staff = staff;
        this.passwords = passwords;
        this.transaction = transaction;
        this.ids = ids;
    }

    /// Empty when the link does not work, or no longer.
    Optional<Setup.Outcome> join(String token, NewStaff someone) {
        // A quarter of a second of work: before the transaction, not in it
        String hash = passwords.encode(someone.password());
        return transaction.execute(
                _ -> links.lockOpen(token).flatMap(link -> open(link, someone, hash)));
    }

    private Optional<Setup.Outcome> open(StaffLink link, NewStaff someone, String hash) {
        if (link.kind() == StaffLink.Kind.SETUP && !staff.claimFirstAdmin()) {
            return Optional.empty();
        }
        var agent = new Principal.Agent(ids.next(), link.site(), someone.name(), link.role());
        if (!staff.insert(agent, someone.email(), hash)) {
            return Optional.of(new Setup.Outcome.Rejected(List.of(TAKEN)));
        }
        links.markUsed(link, agent.id());
        return Optional.of(new Setup.Outcome.Joined(new StaffUser(agent, someone.email(), null)));
    }
}
