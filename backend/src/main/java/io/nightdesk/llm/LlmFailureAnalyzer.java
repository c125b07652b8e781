package io.nightdesk.llm;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Lets a wrong setting end the start with its one line instead of a stack trace.
final class LlmFailureAnalyzer extends AbstractFailureAnalyzer<LlmConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, LlmConfigurationException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Correct it in the environment and start again.", cause);
    }
}
