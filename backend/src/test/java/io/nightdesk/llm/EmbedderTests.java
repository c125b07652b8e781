package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbedderTests {

    private final OnnxEmbedder miniLm = Embedders.miniLm();
    private final OnnxEmbedder bgeSmall = Embedders.bgeSmall();

    @AfterEach
    void close() {
        miniLm.close();
        bgeSmall.close();
    }

    @ParameterizedTest
    @EnumSource
    void likeMeaningsLieCloseAndVectorsHaveLengthOne(Model model) {
        Embedder embedder = embedder(model);

        float[] question = embedder.embed("How do I reset my password?");
        float[] alike = embedder.embed("I forgot my password and cannot sign in");
        float[] other = embedder.embed("The tent weighs two kilograms");

        assertThat(question).hasSize(384);
        assertThat(dot(question, question)).isCloseTo(1, within(1e-5));
        assertThat(dot(question, alike)).isGreaterThan(dot(question, other) + 0.1);
        assertThat(embedder.ready()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aBatchGivesWhatSingleCallsGiveInOrder(Model model) {
        Embedder embedder = embedder(model);

        List<float[]> batch = embedder.embedAll(List.of("a parcel", "a refund"));

        assertThat(batch).hasSize(2);
        assertThat(dot(batch.get(0), embedder.embed("a parcel"))).isCloseTo(1, within(1e-4));
        assertThat(dot(batch.get(1), embedder.embed("a refund"))).isCloseTo(1, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource
    void manyThreadsGetTheSameAnswer(Model model) throws Exception {
        Embedder embedder = embedder(model);
        float[] alone = embedder.embed("Where is my order?");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // A text alone would be remembered.
            List<String> texts = List.of("Where is my order?", "a parcel");
            Callable<float[]> again = () -> embedder.embedAll(texts).getFirst();
            for (Future<float[]> one : threads.invokeAll(Collections.nCopies(16, again))) {
                assertThat(dot(one.get(), alone)).isCloseTo(1, within(1e-4));
            }
        }
    }

    @Test
    void aTextThatWasJustEmbeddedIsRemembered() {
        float[] first = miniLm.embed("Where is my order?");

        assertThat(miniLm.embed("Where is my order?")).isSameAs(first);
        assertThat(miniLm.embedAll(List.of("Where is my order?"))).first().isSameAs(first);
    }

    @ParameterizedTest
    @EnumSource
    void blankTextIsRefused(Model model) {
        assertThatThrownBy(() -> embedder(model).embed("  "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Embedder embedder(Model model) {
        return switch (model) {
            case MINI_LM -> miniLm;
            case BGE_SMALL -> bgeSmall;
        };
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    enum Model {
        MINI_LM,
        BGE_SMALL
    }
}
