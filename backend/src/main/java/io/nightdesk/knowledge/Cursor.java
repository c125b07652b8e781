package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ArticleStore.Position;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes where a page ended as an opaque word.
final class Cursor {

    private Cursor() {}

    static String write(Position position) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, position.at());
        return Long.toString(micros, 36) + "." + position.key();
    }

    static @Nullable Position read(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        int dot = cursor.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("Not a cursor: " + cursor);
        }
        long micros = Long.parseLong(cursor.substring(0, dot), 36);
        return new Position(
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
                UUID.fromString(cursor.substring(dot + 1)));
    }
}
