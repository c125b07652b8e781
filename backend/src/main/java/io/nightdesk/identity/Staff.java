package io.nightdesk.identity;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;

/// The people who work here.
@Component
public class Staff {

    private final StaffStore store;
    private final Clock clock;

    Staff(StaffStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Everyone of this person's site, by name.
    @PreAuthorize("hasAuthority('staff.view')")
    public List<StaffMember> all(Principal.Agent asking) {
        return store.members(asking.site());
    }

    /// Notes that somebody is at work, to the minute.
    public void seen(UUID staff) {
        store.seen(staff, clock.instant());
    }
}
