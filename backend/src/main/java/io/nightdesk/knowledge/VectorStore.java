package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.text.Chunker;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Vectors in PostgreSQL, so that a text is embedded once for all nodes and starts.
@Component
class VectorStore {

    private final JdbcClient jdbc;

    VectorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The vectors that are there, of at most a few thousand texts.
    Map<TextHash, float[]> find(String model, Collection<TextHash> texts) {
        Map<TextHash, float[]> found = new HashMap<>();
        jdbc.sql(
                        """
                        select content_sha256, vector
                        from knowledge.chunk_vector
                        where model = :model
                          and chunker = :chunker
                          and content_sha256 = any(:hashes)
                        """)
                .param("model", model)
                .param("chunker", Chunker.VERSION)
                .param("hashes", bytes(texts))
                .query(
                        row -> {
                            found.put(TextHash.of(row.getBytes(1)), floats(row.getBytes(2)));
                        });
        return found;
    }

    /// Keeps new vectors; another node may have been faster.
    ///
    /// @param vectors as many as `texts`, in their order
    void save(String model, List<TextHash> texts, List<float[]> vectors) {
        jdbc.sql(
                        """
                        insert into knowledge.chunk_vector (model, chunker, content_sha256, vector)
                        select :model, :chunker, hash, vector
                        from unnest(:hashes, :vectors) as new (hash, vector)
                        on conflict do nothing
                        """)
                .param("model", model)
                .param("chunker", Chunker.VERSION)
                .param("hashes", bytes(texts))
                .param("vectors", vectors.stream().map(VectorStore::bytes).toArray(byte[][]::new))
                .update();
    }

    private static byte[][] bytes(Collection<TextHash> texts) {
        return texts.stream().map(TextHash::bytes).toArray(byte[][]::new);
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer buffer =
                ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
