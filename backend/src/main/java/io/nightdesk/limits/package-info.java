/// Limits: how often somebody may do something.
@ApplicationModule(
        displayName = "Limits",
        allowedDependencies = {"kernel"})
@NullMarked
package io.nightdesk.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
