/// Evaluation: measures search and quotes, on a folder of questions without any server, and on
/// questions of an admin's with the live search.
@ApplicationModule(
        displayName = "Evaluation",
        allowedDependencies = {
            "kernel",
            "site",
            "identity",
            "confidence",
            "intent",
            "knowledge",
            "knowledge :: read",
            "llm",
            "operation"
        })
@NullMarked
package io.nightdesk.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
