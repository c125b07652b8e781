package io.nightdesk.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.llm.Embedder;
import io.nightdesk.llm.Embedders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class IntentWeightsTests {

    private static final int ENOUGH = 40;
    private static final Path FILE = Path.of("src/main/resources", IntentModel.WEIGHTS);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// `-Dnightdesk.update=true` fits them anew.
    @Test
    @Tag("generated")
    void theShippedWeightsBelongToTheExamplesAndTheModels() throws IOException {
        List<Embedder> models = Embedders.local();
        if (Boolean.getBoolean("nightdesk.update")) {
            Map<String, Object> fitted = IntentModel.fit(models, IntentModel.seeds()).stored();
            Files.writeString(FILE, JSON.writeValueAsString(fitted) + "\n");
        }

        JsonNode stored = JSON.readTree(Files.readString(FILE));

        JsonNode origin = JSON.valueToTree(IntentModel.origin(models));
        origin.propertyNames()
                .forEach(name -> assertThat(stored.path(name)).isEqualTo(origin.path(name)));
    }

    @Test
    void everyIntentHasEnoughExamples() {
        Map<Intent, Long> counts =
                IntentModel.seeds().stream()
                        .collect(Collectors.groupingBy(Example::intent, Collectors.counting()));

        for (Intent intent : Intent.values()) {
            assertThat(counts.getOrDefault(intent, 0L))
                    .as(intent.code())
                    .isGreaterThanOrEqualTo(ENOUGH);
        }
    }
}
