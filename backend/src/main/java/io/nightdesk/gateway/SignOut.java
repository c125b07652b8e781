package io.nightdesk.gateway;

import io.nightdesk.identity.StaffSignedOut;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Whoever signs out at the desk also leaves through this node's sockets. The console asks for a
/// new ticket before it comes back, and gets none.
@Component
class SignOut {

    private final Connections connections;

    SignOut(Connections connections) {
        this.connections = connections;
    }

    @EventListener
    void signedOut(StaffSignedOut gone) {
        for (Connection connection : connections.all()) {
            Connection.Identified who = connection.identified();
            if (who != null && who.principal().id().equals(gone.staff())) {
                connection.close(CloseCode.EXPIRED);
            }
        }
    }
}
