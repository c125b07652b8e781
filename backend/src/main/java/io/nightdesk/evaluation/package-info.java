/// Evaluation: measures search and quotes, on a folder of questions without any server, and on
/// questions of an admin's with the live search; and tries a whole product of its own.
@ApplicationModule(
        displayName = "Evaluation",
        allowedDependencies = {
            "kernel",
            "site",
            "identity",
            "conversation",
            "confidence",
            "intent",
            "knowledge",
            "knowledge :: read",
            "knowledge :: text",
            "llm",
            "operation",
            "prompt"
        })
@NullMarked
package io.nightdesk.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
