package io.nightdesk.identity;

import java.util.UUID;

/// Who is talking to the server. Comes from a session, a ticket or a token, never from what the
/// caller says about itself.
public sealed interface Principal {

    UUID id();

    /// The site this one belongs to.
    UUID site();

    /// What others see, never blank.
    String name();

    /// A customer in the widget.
    ///
    /// @param locale a BCP 47 language tag
    record Visitor(UUID id, UUID site, String name, String locale) implements Principal {}

    /// A person at the desk.
    record Agent(UUID id, UUID site, String name, Role role) implements Principal {

        /// Whether this person's role allows it.
        public boolean may(Permission permission) {
            return role.permissions().contains(permission);
        }
    }
}
