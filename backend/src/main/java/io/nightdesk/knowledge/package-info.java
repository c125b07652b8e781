/// Knowledge: articles, chunks and search, and answers quoted from them.
@ApplicationModule(
        displayName = "Knowledge",
        allowedDependencies = {"kernel", "site", "identity", "llm", "node", "operation", "prompt"})
@NullMarked
package io.nightdesk.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
