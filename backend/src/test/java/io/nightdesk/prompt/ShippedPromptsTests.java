package io.nightdesk.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The prompts in `prompts/`, as they are shipped.
class ShippedPromptsTests {

    private static final Map<String, Object> VALUES =
            Map.of(
                    "brandName", "Aurora Outdoor",
                    "assistantName", "Ava",
                    "locale", "fr-CA",
                    "today", "2026-03-01");

    private final Map<PromptName, String> files =
            new PromptFiles(new PromptProperties(PromptProperties.Sync.AUTO, "classpath:prompts/"))
                    .read();

    @Test
    void everyFileMayGoLive() {
        Map<PromptName, PromptSource> sources = new TreeMap<>();
        files.forEach(
                (name, text) -> {
                    PromptParser.Parsed parsed = PromptParser.parse(name.key(), text);
                    assertThat(parsed.problems()).as(name.file()).isEmpty();
                    sources.put(name, parsed.source().orElseThrow());
                });

        assertThat(files).containsKey(new PromptName("answer/grounded", ""));
        files.keySet()
                .forEach(
                        name ->
                                assertThat(new PromptSet(sources).problems(name))
                                        .as(name.file())
                                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de"})
    void theGroundedPromptSaysWhatTheAssistantReliesOn(String locale) {
        String text = rendered(locale);

        assertThat(text)
                .contains("Ava", "Aurora Outdoor", "2026-03-01", "fr-CA")
                .contains("[p1]", "[p1][p3]", "\n\n[[no_answer]]\n\n", "120")
                .doesNotContain("{{", "}}", "---");
    }

    private String rendered(String locale) {
        Map<PromptName, PromptSource> sources = new TreeMap<>();
        files.forEach(
                (name, text) ->
                        sources.put(
                                name, PromptParser.parse(name.key(), text).source().orElseThrow()));
        return Engine.render(
                new PromptSet(sources).template(new PromptName("answer/grounded", locale)), VALUES);
    }
}
