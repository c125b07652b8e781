package io.nightdesk.identity;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends accounts, of people who leave or whose password somebody else has, and gives them back.
@Component
public class Accounts {

    private final StaffStore store;
    private final FindByIndexNameSessionRepository<?> sessions;
    private final SocketTickets tickets;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Accounts(
            StaffStore store,
            FindByIndexNameSessionRepository<?> sessions,
            SocketTickets tickets,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.store = store;
        this.sessions = sessions;
        this.tickets = tickets;
        this.events = events;
        this.transaction = transaction;
    }

    /// Lets nobody in by this account any more. Who is in is out at once: the account is read with
    /// every request, and their sockets end by [StaffSignedOut].
    ///
    /// @return false when there is no such colleague; nobody is their own
    @PreAuthorize("hasAuthority('staff.disable')")
    public boolean disable(Principal.Agent by, UUID colleague) {
        if (colleague.equals(by.id())
                || !Boolean.TRUE.equals(transaction.execute(_ -> store.disable(colleague, by)))) {
            return false;
        }
        sessions.findByPrincipalName(colleague.toString()).keySet().forEach(sessions::deleteById);
        tickets.revoke(colleague);
        events.publishEvent(new StaffSignedOut(colleague));
        return true;
    }

    /// Lets in again by the same password.
    ///
    /// @return false when there is no such colleague
    @PreAuthorize("hasAuthority('staff.disable')")
    public boolean enable(Principal.Agent by, UUID colleague) {
        return store.enable(colleague, by);
    }
}
