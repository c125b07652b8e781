/// Identity: who is talking, visitors and staff, and how they prove it.
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"kernel", "site", "limits"})
@NullMarked
package io.nightdesk.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
