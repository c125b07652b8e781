/// The assistant: the duty to answer, its turns, and the decision what to say.
@ApplicationModule(
        displayName = "Assistant",
        allowedDependencies = {
            "kernel",
            "site",
            "identity",
            "conversation",
            "prompt",
            "confidence",
            "desk",
            "escalation",
            "intent",
            "knowledge",
            "knowledge :: text",
            "llm",
            "node"
        })
@NullMarked
package io.nightdesk.assistant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
