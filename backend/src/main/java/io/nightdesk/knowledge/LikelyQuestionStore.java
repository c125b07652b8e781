package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.TextHash;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Likely questions in PostgreSQL, by the text they were made of and the instructions for making
/// them, so that nothing is asked, and paid for, twice.
@Component
class LikelyQuestionStore {

    private final JdbcClient jdbc;

    LikelyQuestionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those made by this version of the prompt, else by the last one; texts without any are left
    /// out.
    Map<TextHash, List<String>> find(String version, Collection<TextHash> texts) {
        Map<TextHash, List<String>> found = new HashMap<>();
        jdbc.sql(
                        """
                        select distinct on (content_sha256) content_sha256, questions
                        from knowledge.likely_question
                        where content_sha256 = any(:hashes)
                        order by content_sha256, (prompt_sha256 = :version) desc, made_at desc
                        """)
                .param("hashes", bytes(texts))
                .param("version", version)
                .query(
                        row -> {
                            List<String> questions = List.of((String[]) row.getArray(2).getArray());
                            if (!questions.isEmpty()) {
                                found.put(TextHash.of(row.getBytes(1)), questions);
                            }
                        });
        return found;
    }

    /// Texts that were asked about, also those of which nothing came.
    Set<TextHash> asked(String version) {
        Set<TextHash> found = new HashSet<>();
        jdbc.sql(
                        """
                        select content_sha256
                        from knowledge.likely_question
                        where prompt_sha256 = :version
                        """)
                .param("version", version)
                .query(
                        row -> {
                            found.add(TextHash.of(row.getBytes(1)));
                        });
        return found;
    }

    /// @param questions none if the model wrote something else
    void save(TextHash text, String version, List<String> questions, Instant at) {
        jdbc.sql(
                        """
                        insert into knowledge.likely_question (
                            content_sha256, prompt_sha256, questions, made_at)
                        values (:text, :version, :questions, :at)
                        on conflict do nothing
                        """)
                .param("text", text.bytes())
                .param("version", version)
                .param("questions", questions.toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Removes what was made, before a moment, of texts that are published no longer.
    void forget(Collection<TextHash> published, Instant before) {
        jdbc.sql(
                        """
                        delete from knowledge.likely_question q
                        where q.made_at < :before
                          and not exists (
                            select 1
                            from unnest(:published) as kept (hash)
                            where kept.hash = q.content_sha256)
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("published", bytes(published))
                .update();
    }

    private static byte[][] bytes(Collection<TextHash> texts) {
        return texts.stream().map(TextHash::bytes).toArray(byte[][]::new);
    }
}
