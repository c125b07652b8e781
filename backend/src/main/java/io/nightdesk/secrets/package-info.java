/// Secrets: values that the database keeps but cannot read.
@ApplicationModule(
        displayName = "Secrets",
        allowedDependencies = {"kernel"})
@NullMarked
package io.nightdesk.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
