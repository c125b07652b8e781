/// Evaluation: measures search and quotes on a folder of questions, without any server.
@ApplicationModule(
        displayName = "Evaluation",
        allowedDependencies = {"kernel", "knowledge", "llm", "operation"})
@NullMarked
package io.nightdesk.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
