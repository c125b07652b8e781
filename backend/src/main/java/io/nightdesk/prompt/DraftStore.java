package io.nightdesk.prompt;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DraftStore {

    private final JdbcClient jdbc;

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Draft(String text, long revision, Instant updatedAt, String updatedBy) {}

    Optional<Draft> find(UUID prompt) {
        return find(prompt, "");
    }

    /// The draft, which nobody else can change until the transaction ends.
    Optional<Draft> lock(UUID prompt) {
        return find(prompt, "for update of d");
    }

    /// The new revision; empty when `baseRevision` is not the one stored (0: there is none).
    OptionalLong save(UUID prompt, String text, long baseRevision, Instant now, UUID by) {
        String sql =
                baseRevision == 0
                        ? """
                        insert into prompt.draft (prompt_id, text, updated_at, updated_by)
                        values (:prompt, :text, :now, :by)
                        on conflict (prompt_id) do nothing
                        returning revision
                        """
                        : """
                        update prompt.draft
                        set text = :text, revision = nextval('prompt.draft_revision'),
                            updated_at = :now, updated_by = :by
                        where prompt_id = :prompt
                        and revision = :base
                        returning revision
                        """;
        return jdbc.sql(sql)
                .param("prompt", prompt)
                .param("text", text)
                .param("base", baseRevision)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    void delete(UUID prompt) {
        jdbc.sql("delete from prompt.draft where prompt_id = :prompt")
                .param("prompt", prompt)
                .update();
    }

    private Optional<Draft> find(UUID prompt, String locking) {
        return jdbc.sql(
                        """
                        select d.text, d.revision, d.updated_at, s.name
                        from prompt.draft d
                        join identity.staff s on s.id = d.updated_by
                        where d.prompt_id = :prompt
                        """
                                + locking)
                .param("prompt", prompt)
                .query(
                        (row, _) ->
                                new Draft(
                                        row.getString("text"),
                                        row.getLong("revision"),
                                        row.getTimestamp("updated_at").toInstant(),
                                        row.getString("name")))
                .optional();
    }
}
