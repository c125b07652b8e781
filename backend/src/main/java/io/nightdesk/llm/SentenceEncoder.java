package io.nightdesk.llm;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Objects;

/// A BERT model and its tokenizer: text in, a vector of length 1 out. Safe from any thread; each
/// call keeps one core busy, the caller's.
///
/// One text at a time: the quantised models scale their numbers per run, so that in a batch a
/// text's vector would depend on its neighbours (cosine .993 to the vector alone, on the mean of
/// 100 passages), and a batch was no faster.
final class SentenceEncoder {

    private final OrtEnvironment environment = HeldEnvironment.get();
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final Pooling pooling;

    /// How the vectors of the tokens become one.
    enum Pooling {
        MEAN,
        /// That of the mark in front of the text.
        FIRST
    }

    /// @param mostTokens what follows them is not read
    private SentenceEncoder(byte[] model, InputStream tokens, int mostTokens, Pooling pooling)
            throws OrtException, IOException {
        try (SessionOptions options = new SessionOptions()) {
            // More would wait for each other spinning: a passage then costs twice the work.
            options.setIntraOpNumThreads(1);
            this.session = environment.createSession(model, options);
        }
        this.tokenizer =
                HuggingFaceTokenizer.newInstance(
                        tokens,
                        Map.of(
                                "padding",
                                "false",
                                "truncation",
                                "true",
                                "maxLength",
                                String.valueOf(mostTokens),
                                "modelMaxLength",
                                String.valueOf(mostTokens)));
        this.pooling = pooling;
    }

    /// Loads `NAME.onnx` and `NAME-tokenizer.json`, as the models' jars have them.
    static SentenceEncoder load(String name, int mostTokens, Pooling pooling) {
        try (InputStream model = resource(name + ".onnx");
                InputStream tokens = resource(name + "-tokenizer.json")) {
            return new SentenceEncoder(model.readAllBytes(), tokens, mostTokens, pooling);
        } catch (OrtException e) {
            throw new IllegalStateException("The model %s does not load".formatted(name), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(
                SentenceEncoder.class.getResourceAsStream("/" + name),
                () -> name + " is missing in this build");
    }

    /// Whether a word stands in the model's vocabulary.
    boolean isOneToken(String word) {
        return tokenizer.encode(word, false, false).getIds().length == 1;
    }

    float[] encode(String text) {
        Encoding tokens = tokenizer.encode(text);
        long[] shape = {1, tokens.getIds().length};
        try (OnnxTensor ids = tensor(tokens.getIds(), shape);
                OnnxTensor mask = tensor(tokens.getAttentionMask(), shape);
                OnnxTensor types = tensor(tokens.getTypeIds(), shape);
                OrtSession.Result states =
                        session.run(
                                Map.of(
                                        "input_ids", ids,
                                        "attention_mask", mask,
                                        "token_type_ids", types))) {
            return pooled(((OnnxTensor) states.get(0)).getFloatBuffer(), (int) shape[1]);
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model failed", e);
        }
    }

    private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    private float[] pooled(FloatBuffer states, int tokens) {
        float[] sum = new float[states.remaining() / tokens];
        int read = pooling == Pooling.FIRST ? 1 : tokens;
        for (int token = 0; token < read; token++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += states.get();
            }
        }
        return ofLengthOne(sum);
    }

    private static float[] ofLengthOne(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
