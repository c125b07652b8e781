/// Escalation: a site's own rules for when a conversation goes to people.
@ApplicationModule(
        displayName = "Escalation",
        allowedDependencies = {"kernel", "identity", "intent", "llm", "node", "site"})
@NullMarked
package io.nightdesk.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
