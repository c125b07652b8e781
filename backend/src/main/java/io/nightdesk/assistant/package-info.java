/// Assistant: the duty to answer, its turns, and the decision what to say.
@ApplicationModule(
        displayName = "Assistant",
        allowedDependencies = {"kernel", "site", "conversation", "prompt", "knowledge", "llm"})
@NullMarked
package io.nightdesk.assistant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
