/// Prompt: what the assistant is told, in versions and releases.
@ApplicationModule(
        displayName = "Prompt",
        allowedDependencies = {"kernel", "site", "identity", "node"})
@NullMarked
package io.nightdesk.prompt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
