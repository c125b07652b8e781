package io.nightdesk.intent;

import io.nightdesk.kernel.Sha256;
import io.nightdesk.llm.Embedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The classifier: how likely each intent is, from the vectors of all local models. Its weights are
/// fitted on `intent/seeds.jsonl` and shipped, so that a start fits nothing. Safe from any thread.
final class IntentModel {

    static final String SEEDS = "intent/seeds.jsonl";
    static final String WEIGHTS = "intent/weights.json";

    private static final List<Intent> CLASSES = List.of(Intent.values());

    private final List<Embedder> embedders;
    private final Softmax softmax;

    private IntentModel(List<? extends Embedder> embedders, Softmax softmax) {
        this.embedders = List.copyOf(embedders);
        this.softmax = softmax;
    }

    /// With the weights that are shipped.
    static IntentModel shipped(List<? extends Embedder> embedders) {
        JsonNode stored = new JsonMapper().readTree(resource(WEIGHTS));
        double[][] weights = new double[CLASSES.size()][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = values(stored.path("weights").path(CLASSES.get(i).code()).asString());
        }
        return new IntentModel(embedders, new Softmax(weights));
    }

    static IntentModel fit(List<? extends Embedder> embedders, List<Example> examples) {
        List<float[]> features = features(embedders, examples.stream().map(Example::text).toList());
        int[] classes = examples.stream().mapToInt(it -> CLASSES.indexOf(it.intent())).toArray();
        return new IntentModel(embedders, Softmax.fit(features, classes, CLASSES.size()));
    }

    static List<Example> seeds() {
        return Example.read(resource(SEEDS));
    }

    /// How likely each intent is; they add up to 1.
    ///
    /// @param text not blank
    Map<Intent, Double> probabilities(String text) {
        return probabilities(features(embedders, List.of(text)).getFirst());
    }

    private Map<Intent, Double> probabilities(float[] features) {
        double[] all = softmax.probabilities(features);
        Map<Intent, Double> byIntent = new EnumMap<>(Intent.class);
        for (int i = 0; i < all.length; i++) {
            byIntent.put(CLASSES.get(i), all[i]);
        }
        return byIntent;
    }

    /// The vectors of all models and the spelling, one after the other.
    static List<float[]> features(List<? extends Embedder> embedders, List<String> texts) {
        List<List<float[]>> parts = new ArrayList<>();
        embedders.forEach(embedder -> parts.add(embedder.embedAll(texts)));
        parts.add(texts.stream().map(Spelling::of).toList());
        List<float[]> features = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            int row = i;
            features.add(joined(parts.stream().map(part -> part.get(row)).toList()));
        }
        return features;
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /// What is shipped: the weights and what they were fitted on.
    Map<String, Object> stored() {
        Map<String, Object> stored = new LinkedHashMap<>(origin(embedders));
        Map<String, String> weights = new LinkedHashMap<>();
        for (int i = 0; i < CLASSES.size(); i++) {
            weights.put(CLASSES.get(i).code(), base64(softmax.weights()[i]));
        }
        stored.put("weights", weights);
        return stored;
    }

    /// The models and the examples that weights belong to.
    static Map<String, Object> origin(List<? extends Embedder> embedders) {
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("models", embedders.stream().map(Embedder::id).toList());
        origin.put("seeds_sha256", Sha256.hex(resource(SEEDS)));
        return origin;
    }

    static String resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /// As 32-bit numbers, which is more than the examples can tell.
    private static String base64(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static double[] values(String base64) {
        FloatBuffer floats = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).asFloatBuffer();
        double[] values = new double[floats.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats.get(i);
        }
        return values;
    }
}
