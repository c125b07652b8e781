/// Intent: what a customer's message wants, by rules and a small classifier that needs no provider.
@ApplicationModule(
        displayName = "Intent",
        allowedDependencies = {"kernel", "llm"})
@NullMarked
package io.nightdesk.intent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
