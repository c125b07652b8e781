package io.nightdesk.gateway;

import io.nightdesk.identity.Principal;
import io.nightdesk.limits.Limit;
import io.nightdesk.limits.Limits;
import io.nightdesk.limits.Permit;
import org.springframework.stereotype.Component;

/// How much one client may say.
@Component
class FrameLimits {

    private final Limits limits;

    FrameLimits(Limits limits) {
        this.limits = limits;
    }

    /// Whether the frame may be dealt with; sends the refusal when it may not. Leaving is always
    /// allowed.
    boolean allow(Connection connection, ClientFrame frame) {
        if (frame instanceof ClientFrame.Bye) {
            return true;
        }
        String who = connection.countedAs();
        Permit permit = limits.tryAcquire(frameLimit(connection), who);
        if (permit instanceof Permit.Granted && frame instanceof ClientFrame.Send) {
            permit = limits.tryAcquire(Limit.SEND, who);
        }
        if (permit instanceof Permit.Exceeded(var retryAfter)) {
            int wait = (int) Math.max(1, retryAfter.toMillis());
            if (frame instanceof ClientFrame.Send send) {
                connection.send(Nacks.later(send, Code.RATE, wait, "too many messages"));
            } else {
                connection.sendIfRoom(Nacks.of(Code.RATE, "too many frames"));
            }
            return false;
        }
        return true;
    }

    private static Limit frameLimit(Connection connection) {
        Connection.Identified who = connection.identified();
        return who != null && who.principal() instanceof Principal.Agent
                ? Limit.AGENT_FRAME
                : Limit.VISITOR_FRAME;
    }
}
