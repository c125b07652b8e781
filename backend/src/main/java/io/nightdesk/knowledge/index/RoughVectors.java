package io.nightdesk.knowledge.index;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;

/// Vectors of which only the signs are kept, measured from their common centre: comparing with all
/// of them takes a fortieth of the time, and is near enough to tell which ones to compare exactly.
/// The estimate of the dot product is that of RaBitQ (arXiv 2405.12497), without its rotation.
final class RoughVectors {

    /// The question's numbers are counted in steps of this many bits.
    private static final int PLANES = 4;

    private final List<int[]> chunks;
    private final float[] centre;
    private final int words;
    private final long[] signs;
    private final int[] positive;
    private final float[] factors;

    /// @param texts one or more, all with their vectors
    /// @param chunks those that each text stands for, in the order of the texts
    RoughVectors(List<Meaning> texts, List<int[]> chunks) {
        this.chunks = List.copyOf(chunks);
        centre = centre(texts);
        words = (centre.length + Long.SIZE - 1) / Long.SIZE;
        signs = new long[texts.size() * words];
        positive = new int[texts.size()];
        factors = new float[texts.size()];
        for (int i = 0; i < positive.length; i++) {
            keep(i, joined(texts.get(i).vectors()));
        }
    }

    private static float[] centre(List<Meaning> texts) {
        int width = texts.stream().mapToInt(it -> joined(it.vectors()).length).max().orElse(0);
        float[] centre = new float[width];
        for (Meaning text : texts) {
            float[] vector = joined(text.vectors());
            for (int i = 0; i < vector.length; i++) {
                centre[i] += vector[i] / texts.size();
            }
        }
        return centre;
    }

    private void keep(int text, float[] vector) {
        double squares = 0;
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            float value = vector[i] - centre[i];
            if (value > 0) {
                signs[text * words + i / Long.SIZE] |= 1L << i;
                positive[text]++;
            }
            squares += value * value;
            sum += Math.abs(value);
        }
        factors[text] = sum == 0 ? 0 : (float) (squares / sum);
    }

    /// Adds the chunks of the texts that are probably nearest to a question.
    ///
    /// @param among chunks that may be found
    void find(List<float[]> question, int count, BitSet among, BitSet into) {
        Asked asked = new Asked(joined(question));
        TopKnnCollector best = new TopKnnCollector(count, Integer.MAX_VALUE);
        for (int i = 0; i < factors.length; i++) {
            if (isAmong(chunks.get(i), among)) {
                best.collect(i, asked.estimate(i));
            }
        }
        for (ScoreDoc found : best.topDocs().scoreDocs) {
            IntStream.of(chunks.get(found.doc)).forEach(into::set);
        }
    }

    private static boolean isAmong(int[] chunks, BitSet among) {
        for (int chunk : chunks) {
            if (among.get(chunk)) {
                return true;
            }
        }
        return false;
    }

    /// The dot product of two of these is the sum of the models' cosines.
    private static float[] joined(List<float[]> vectors) {
        float[] all = new float[vectors.stream().mapToInt(it -> it.length).sum()];
        int at = 0;
        for (float[] vector : vectors) {
            System.arraycopy(vector, 0, all, at, vector.length);
            at += vector.length;
        }
        return all;
    }

    /// A question, its numbers rounded and laid out bit by bit.
    private final class Asked {

        private final long[] planes = new long[PLANES * words];
        private final float lowest;
        private final float step;
        private final float sum;
        private final float toCentre;

        Asked(float[] vector) {
            float low = vector[0];
            float high = vector[0];
            float all = 0;
            float dot = 0;
            for (int i = 0; i < vector.length; i++) {
                low = Math.min(low, vector[i]);
                high = Math.max(high, vector[i]);
                all += vector[i];
                dot += vector[i] * centre[i];
            }
            lowest = low;
            step = Math.max((high - low) / ((1 << PLANES) - 1), Float.MIN_NORMAL);
            sum = all;
            toCentre = dot;
            for (int i = 0; i < vector.length; i++) {
                long steps = Math.round((vector[i] - low) / step);
                for (int plane = 0; plane < PLANES; plane++) {
                    planes[plane * words + i / Long.SIZE] |= (steps >> plane & 1) << i;
                }
            }
        }

        /// Nearly the dot product with a text.
        float estimate(int text) {
            int steps = 0;
            for (int plane = 0; plane < PLANES; plane++) {
                int shared = 0;
                for (int word = 0; word < words; word++) {
                    shared +=
                            Long.bitCount(
                                    signs[text * words + word] & planes[plane * words + word]);
                }
                steps += shared << plane;
            }
            float ofPositive = lowest * positive[text] + step * steps;
            return toCentre + factors[text] * (2 * ofPositive - sum);
        }
    }
}
