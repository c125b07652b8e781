/// Confidence: how often an answer with such signals was right, and how often it has to be.
@ApplicationModule(
        displayName = "Confidence",
        allowedDependencies = {"knowledge", "node", "site"})
@NullMarked
package io.nightdesk.confidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
