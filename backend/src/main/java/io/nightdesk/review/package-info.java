/// Review: which answers people are asked to judge, what their judgements show, and what an admin
/// makes of it.
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {
            "kernel",
            "site",
            "identity",
            "conversation",
            "confidence",
            "assistant"
        })
@NullMarked
package io.nightdesk.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
