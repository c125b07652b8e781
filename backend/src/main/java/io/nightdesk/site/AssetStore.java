package io.nightdesk.site;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AssetStore {

    private final JdbcClient jdbc;

    AssetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Says that these are still in use, and returns those that are stored.
    Set<String> touch(Collection<String> paths) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                update site.asset
                                set seen_at = now()
                                where path = any(:paths)
                                returning path
                                """)
                        .param("paths", paths.toArray(String[]::new))
                        .query((row, _) -> row.getString("path"))
                        .list());
    }

    void put(String path, byte[] content) {
        jdbc.sql(
                        """
                        insert into site.asset (path, content)
                        values (:path, :content)
                        on conflict (path) do update set seen_at = now()
                        """)
                .param("path", path)
                .param("content", content)
                .update();
    }

    Optional<byte[]> find(String path) {
        return jdbc.sql("select content from site.asset where path = :path")
                .param("path", path)
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    void removeUnseenFor(Duration age) {
        jdbc.sql(
                        """
                        delete from site.asset
                        where seen_at < now() - make_interval(secs => :seconds)
                        """)
                .param("seconds", age.toSeconds())
                .update();
    }
}
