package io.nightdesk.llm;

import java.util.List;

/// Turns English text into a vector whose direction is its meaning. Runs in this process: it needs
/// no provider, so that search works when every provider is down. Safe from any thread; the work
/// itself is done by a few threads of its own, as native code would pin the caller's carrier.
public interface Embedder {

    /// Names the model and, with it, which vectors can be compared; stored beside them.
    String id();

    /// The direction of a text's meaning, of length 1, so that a dot product is the cosine. The
    /// first call waits until the model is loaded (under a second when idle). Of a long text only
    /// the beginning counts, 90 to 380 words by model. Others may hold the same array: leave it be.
    ///
    /// @throws IllegalArgumentException for blank text
    float[] embed(String text);

    /// [#embed] of each, in order, on two cores.
    List<float[]> embedAll(List<String> texts);

    /// Whether the model has learnt this word as a whole; a rare or mistyped one it reads in parts.
    /// Waits as [#embed] does.
    boolean knows(String word);

    /// Whether the model is loaded and warm. Until then [#embed] waits.
    boolean ready();

    /// How near two texts are in meaning, by what [#embed] made of them: from -1 to 1.
    static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
