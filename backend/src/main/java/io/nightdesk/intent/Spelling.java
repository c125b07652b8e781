package io.nightdesk.intent;

import java.util.Locale;

/// A text's words, pairs of words and runs of three and four letters, hashed into a vector of
/// length 1. The models have learnt English only; letters speak every language, also with mistakes.
final class Spelling {

    static final int SIZE = 2_048;

    private Spelling() {}

    static float[] of(String text) {
        float[] vector = new float[SIZE];
        String before = "";
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                add(vector, word);
                add(vector, before + " " + word);
                letters(vector, "<" + word + ">");
                before = word;
            }
        }
        add(vector, before + " .");
        return normalised(vector);
    }

    private static void letters(float[] vector, String word) {
        for (int length = 3; length <= 4; length++) {
            for (int at = 0; at + length <= word.length(); at++) {
                add(vector, word.substring(at, at + length));
            }
        }
    }

    /// Each once: what is repeated is not meant more.
    private static void add(float[] vector, String part) {
        vector[Math.floorMod(part.hashCode() * 0x9E3779B1, SIZE)] = 1;
    }

    private static float[] normalised(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += value * value;
        }
        float length = (float) Math.sqrt(Math.max(1, sum));
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
