package io.nightdesk.prompt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The production release, ready to render.
///
/// @param number 0 while nothing was ever released
record LiveRelease(long number, Map<PromptName, LivePrompt> prompts) {

    private static final Logger log = LoggerFactory.getLogger(LiveRelease.class);

    LiveRelease {
        prompts = Map.copyOf(prompts);
    }

    static LiveRelease of(long number, List<StoredVersion> versions) {
        Map<PromptName, PromptSource> sources = PromptSources.of(versions);
        PromptSet set = new PromptSet(sources);
        Map<PromptName, LivePrompt> prompts = new HashMap<>();
        for (StoredVersion version : versions) {
            PromptSource source = sources.get(version.name());
            if (source == null) {
                // Checked before it was released; only an older program's text can get here
                log.atError()
                        .addKeyValue("prompt", version.name())
                        .addKeyValue("version", version.version())
                        .log("A released prompt does not parse and cannot answer");
            } else if (source.kind() == PromptSource.Kind.SYSTEM) {
                prompts.put(
                        version.name(),
                        new LivePrompt(version, number, source, set.template(version.name())));
            }
        }
        return new LiveRelease(number, prompts);
    }

    Optional<LivePrompt> closest(String key, String locale) {
        return Locales.closest(
                locale,
                candidate -> Optional.ofNullable(prompts.get(new PromptName(key, candidate))));
    }
}
