package io.nightdesk.identity;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// A link that opens one account.
record StaffLink(UUID id, UUID site, Kind kind, Role role, Instant expiresAt, boolean used) {

    enum Kind {
        /// Printed by the server while there is no admin yet.
        SETUP,
        /// Made by an admin.
        INVITATION;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
