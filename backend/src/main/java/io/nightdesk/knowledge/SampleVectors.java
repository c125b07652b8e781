package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.text.Chunker;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The vectors of the sample articles, made beforehand: a first start has enough to do.
///
/// The file names the chunker and the models that it fits; then it has for each text its SHA-256
/// and the vector of each model, as 16-bit floating point numbers.
final class SampleVectors {

    private static final String FILE = "/db/sample/vectors.bin";

    private SampleVectors() {}

    /// Nothing if the file was made for other models or another chunker: they are embedded then.
    static Map<TextHash, List<float[]>> read(Models models) {
        try (InputStream file = SampleVectors.class.getResourceAsStream(FILE)) {
            return file == null
                    ? Map.of()
                    : read(new DataInputStream(new BufferedInputStream(file)), header(models));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<TextHash, List<float[]>> read(DataInputStream in, String header)
            throws IOException {
        Map<TextHash, List<float[]>> vectors = new HashMap<>();
        if (!in.readUTF().equals(header)) {
            return vectors;
        }
        int models = in.readInt();
        int dimension = in.readInt();
        for (int left = in.readInt(); left > 0; left--) {
            TextHash text = TextHash.of(in.readNBytes(TextHash.BYTES));
            List<float[]> ofText = new ArrayList<>();
            for (int model = 0; model < models; model++) {
                ofText.add(vector(in, dimension));
            }
            vectors.put(text, ofText);
        }
        return vectors;
    }

    private static float[] vector(DataInputStream in, int dimension) throws IOException {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = Float.float16ToFloat(in.readShort());
        }
        return vector;
    }

    /// The content of the file.
    ///
    /// @param vectors at least one
    static byte[] write(Models models, Map<TextHash, List<float[]>> vectors) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(header(models));
        out.writeInt(models.count());
        out.writeInt(vectors.values().iterator().next().getFirst().length);
        out.writeInt(vectors.size());
        for (Map.Entry<TextHash, List<float[]>> text : vectors.entrySet()) {
            out.write(text.getKey().bytes());
            for (float[] vector : text.getValue()) {
                for (float value : vector) {
                    out.writeShort(Float.floatToFloat16(value));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static String header(Models models) {
        StringBuilder header = new StringBuilder("chunker " + Chunker.VERSION);
        for (int model = 0; model < models.count(); model++) {
            header.append(", ").append(models.id(model));
        }
        return header.toString();
    }
}
