package io.nightdesk.gateway;

import io.nightdesk.identity.StaffSessions;
import io.nightdesk.identity.StaffSignedOut;
import io.nightdesk.node.Node;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Whoever signs out at the desk also leaves through the sockets of all nodes. The console asks for
/// a new ticket before it comes back, and gets none. Other nodes hear of it by a hint; should that
/// be lost, they find out that no session is left, as they do when the last one has expired.
@Component
class SignOut {

    private static final Logger LOG = LoggerFactory.getLogger(SignOut.class);

    private final Connections connections;
    private final StaffSessions sessions;
    private final HintBus bus;
    private final Node node;

    SignOut(Connections connections, StaffSessions sessions, HintBus bus, Node node) {
        this.connections = connections;
        this.sessions = sessions;
        this.bus = bus;
        this.node = node;
    }

    @EventListener
    void signedOut(StaffSignedOut gone) {
        connections.close(gone.staff(), CloseCode.EXPIRED);
        bus.publish(gone.staff(), new Hint.SignedOut(node.id(), gone.staff()));
    }

    /// Lets go of those who have no session any more.
    @Scheduled(fixedDelay = 10_000)
    void check() {
        Set<UUID> here = connections.agents();
        if (here.isEmpty()) {
            return;
        }
        try {
            here.removeAll(sessions.signedIn(here));
            here.forEach(gone -> connections.close(gone, CloseCode.EXPIRED));
        } catch (DataAccessException e) {
            LOG.debug("who is signed in is not known without the database: {}", e.toString());
        }
    }
}
