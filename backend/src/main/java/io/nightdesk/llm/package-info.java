/// LLM: the port to language models and its LangChain4j adapters.
@ApplicationModule(
        displayName = "LLM",
        allowedDependencies = {"kernel"})
@NullMarked
package io.nightdesk.llm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
