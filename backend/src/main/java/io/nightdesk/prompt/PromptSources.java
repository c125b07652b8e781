package io.nightdesk.prompt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Stored texts taken apart.
final class PromptSources {

    private PromptSources() {}

    /// Leaves out what does not parse.
    static Map<PromptName, PromptSource> of(List<StoredVersion> versions) {
        Map<PromptName, PromptSource> sources = new HashMap<>();
        for (StoredVersion version : versions) {
            PromptParser.parse(version.name().key(), version.text())
                    .source()
                    .ifPresent(source -> sources.put(version.name(), source));
        }
        return sources;
    }
}
