/// Site: a customer's site, its key, allowed origins, names and languages.
@ApplicationModule(
        displayName = "Site",
        allowedDependencies = {"kernel"})
@NullMarked
package io.nightdesk.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
