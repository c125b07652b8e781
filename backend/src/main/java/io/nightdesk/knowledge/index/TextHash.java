package io.nightdesk.knowledge.index;

import io.nightdesk.kernel.Sha256;
import java.nio.ByteBuffer;

/// The SHA-256 of a text.
public record TextHash(long a, long b, long c, long d) {

    public static final int BYTES = 32;

    public static TextHash of(String text) {
        return of(Sha256.of(text));
    }

    /// @param sha256 32 bytes
    public static TextHash of(byte[] sha256) {
        ByteBuffer buffer = ByteBuffer.wrap(sha256);
        return new TextHash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(a).putLong(b).putLong(c).putLong(d).array();
    }
}
