package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.index.IndexQuery;
import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.Vectors;
import io.nightdesk.knowledge.index.Viewer;
import io.nightdesk.knowledge.index.Weights;
import io.nightdesk.llm.Embedders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoughSearchTests {

    private static final int FOUND = 10;
    private static final Viewer ANYBODY = new Viewer(Set.of(), LocalDate.EPOCH);
    private static final List<String> QUESTIONS =
            List.of(
                    "how do I send something back",
                    "my parcel has not arrived",
                    "can I take a stove on a plane",
                    "is my tent still under warranty",
                    "which boots fit wide feet",
                    "how do I wash a down jacket",
                    "do you have a discount for students",
                    "I want to change my address",
                    "can I pay by invoice",
                    "wie lange dauert der Versand");

    private final Models models = new Models(Embedders.local());
    private final Vectors vectors = new Vectors();

    @Test
    void aRoughComparisonFindsWhatAnExactOneFinds() throws IOException {
        List<IndexedArticle> articles =
                MemoryKnowledge.markdown(Path.of("..", "db", "sample", "articles"));
        SampleVectors.read(models).forEach(vectors::put);
        SearchIndex exact = index(articles);
        SearchIndex rough = index(articles);
        rough.compareRoughly();
        assertThat(rough.isEmbedded()).isTrue();

        int all = 0;
        int shared = 0;
        for (String question : QUESTIONS) {
            List<String> expected = ids(exact, question);
            all += expected.size();
            shared += (int) ids(rough, question).stream().filter(expected::contains).count();
            assertThat(ids(rough, question)).startsWith(expected.getFirst());
        }

        assertThat(shared).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * all));
    }

    private SearchIndex index(List<IndexedArticle> articles) {
        return new SearchIndex(articles, models, vectors, Weights.DEFAULT);
    }

    private static List<String> ids(SearchIndex index, String question) {
        IndexQuery query = new IndexQuery(question, null, List.of(), "en", ANYBODY);
        return index.search(query, FOUND).hits().stream().map(hit -> hit.article().id()).toList();
    }
}
