/// LLM: the port to language models and its LangChain4j adapters, and which models are asked.
@ApplicationModule(
        displayName = "LLM",
        allowedDependencies = {"kernel", "identity", "node", "secrets"})
@NullMarked
package io.nightdesk.llm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
