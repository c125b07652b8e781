/// Node: this process among the others of the same desk. It says that it is alive, and it hears
/// from the database when something changed that nodes keep in memory.
@ApplicationModule(
        displayName = "Node",
        allowedDependencies = {"kernel"})
@NullMarked
package io.nightdesk.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
