package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.llm.Embedders;
import io.nightdesk.testing.GeneratedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("generated")
class SampleVectorsTests {

    /// Every so many texts are embedded anew; all of them take 10 s of processor time.
    private static final int STEP = 16;

    private final Models models = new Models(Embedders.local());

    @Test
    void theVectorsInTheBuildAreThoseOfTheSampleArticles() throws IOException {
        Map<TextHash, String> texts = texts();
        if (GeneratedFile.isWritten()) {
            GeneratedFile.write("db/sample/vectors.bin", SampleVectors.write(models, made(texts)));
            return;
        }

        Map<TextHash, List<float[]>> vectors = SampleVectors.read(models);

        assertThat(vectors)
                .as("db/sample/vectors.bin is made from the articles; ./test fix writes it anew")
                .containsOnlyKeys(texts.keySet());
        List<TextHash> all = List.copyOf(texts.keySet());
        for (int i = 0; i < all.size(); i += STEP) {
            List<float[]> shipped = Objects.requireNonNull(vectors.get(all.get(i)));
            List<float[]> now = made(texts, all.get(i));
            for (int model = 0; model < models.count(); model++) {
                assertThat(VectorUtil.dotProduct(shipped.get(model), now.get(model)))
                        .isGreaterThan(0.99f);
            }
        }
    }

    private static Map<TextHash, String> texts() throws IOException {
        Map<TextHash, String> texts = new LinkedHashMap<>();
        MemoryKnowledge.markdown(Path.of("..", "db", "sample", "articles")).stream()
                .flatMap(article -> SearchIndex.textsToEmbed(article).stream())
                .forEach(text -> texts.put(TextHash.of(text), text));
        return texts;
    }

    private Map<TextHash, List<float[]>> made(Map<TextHash, String> texts) {
        Map<TextHash, List<float[]>> made = new LinkedHashMap<>();
        texts.keySet().forEach(text -> made.put(text, made(texts, text)));
        return made;
    }

    private List<float[]> made(Map<TextHash, String> texts, TextHash text) {
        return models.passages(List.of(texts.getOrDefault(text, ""))).getFirst();
    }
}
