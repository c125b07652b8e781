/// Confidence: how often an answer with such signals was right.
@ApplicationModule(
        displayName = "Confidence",
        allowedDependencies = {"knowledge"})
@NullMarked
package io.nightdesk.confidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
