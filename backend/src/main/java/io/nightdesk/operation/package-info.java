/// Operation: the command line, the embedded stores, and the database's schema.
@ApplicationModule(
        displayName = "Operation",
        allowedDependencies = {"kernel", "node", "site"})
@NullMarked
package io.nightdesk.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
