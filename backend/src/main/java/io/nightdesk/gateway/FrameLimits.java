package io.nightdesk.gateway;

import io.nightdesk.identity.Principal;
import io.nightdesk.limits.Limit;
import io.nightdesk.limits.Limits;
import io.nightdesk.limits.Permit;
import org.springframework.stereotype.Component;

/// How much one person may say. Counted by who it is, not by the device that a client names: it may
/// name a new one each time.
@Component
class FrameLimits {

    private final Limits limits;

    FrameLimits(Limits limits) {
        this.limits = limits;
    }

    /// Whether the frame may be dealt with; sends the refusal when it may not, or keeps the frame
    /// for later. Leaving is always allowed, and so is the first frame, since a connection that
    /// does not get past hello ends.
    boolean allow(Connection connection, ClientFrame frame) {
        Connection.Identified known = connection.identified();
        if (known == null || frame instanceof ClientFrame.Bye) {
            return true;
        }
        String who = known.principal().id().toString();
        Permit permit = limits.tryAcquire(frameLimit(known), who);
        if (permit instanceof Permit.Granted && frame instanceof ClientFrame.Send) {
            permit = limits.tryAcquire(Limit.SEND, who);
        }
        if (permit instanceof Permit.Exceeded(var retryAfter)) {
            int wait = (int) Math.max(1, retryAfter.toMillis());
            if (frame instanceof ClientFrame.Send send) {
                connection.send(Nacks.later(send, Code.RATE, wait, "too many messages"));
            } else if (!connection.postponed().keep(frame, wait)) {
                connection.sendIfRoom(Nacks.of(Code.RATE, "too many frames"));
            }
            return false;
        }
        return true;
    }

    private static Limit frameLimit(Connection.Identified who) {
        return switch (who.principal()) {
            case Principal.Agent _ -> Limit.AGENT_FRAME;
            case Principal.Visitor _ -> Limit.VISITOR_FRAME;
        };
    }
}
