package io.nightdesk.assistant;

import io.nightdesk.confidence.Sufficiency;
import io.nightdesk.llm.JsonReply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a model says of the passages it was given.
///
/// @param missing what the passages lack, in a few words; empty when nothing
/// @param confidence how sure the model says it is, 0 to 100; null when it did not say
record Assessment(Sufficiency sufficiency, String missing, @Nullable Integer confidence) {

    private static final int MOST_MISSING = 200;

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private record Said(
            @Nullable Sufficiency sufficiency,
            @Nullable String missing,
            @Nullable Integer confidence) {}

    /// Whether what follows it is meant to answer the question, wholly or in part.
    boolean answers() {
        return sufficiency == Sufficiency.FULL || sufficiency == Sufficiency.PARTIAL;
    }

    /// Reads the first JSON object of a text; empty when there is none that says it.
    static Optional<Assessment> read(String text) {
        Said said = JsonReply.read(text, Said.class, JSON).orElse(null);
        return said == null || said.sufficiency() == null
                ? Optional.empty()
                : Optional.of(of(said.sufficiency(), said));
    }

    private static Assessment of(Sufficiency sufficiency, Said said) {
        String missing = said.missing() == null ? "" : said.missing().strip();
        Integer confidence = said.confidence();
        return new Assessment(
                sufficiency,
                missing.length() <= MOST_MISSING ? missing : missing.substring(0, MOST_MISSING),
                confidence == null ? null : Math.clamp(confidence, 0, 100));
    }
}
