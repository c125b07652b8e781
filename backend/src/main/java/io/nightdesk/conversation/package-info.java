/// The heart: conversations, their events and who owns them. Every visible change goes in here and
/// gets the next `seq`. Knows nobody above it: not the assistant, the desk or the gateway.
@ApplicationModule(
        displayName = "Conversation",
        allowedDependencies = {"kernel", "site", "identity", "limits"})
@NullMarked
package io.nightdesk.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
