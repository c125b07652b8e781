package io.nightdesk.knowledge;

import io.nightdesk.knowledge.WebRun.WebRules;
import io.nightdesk.knowledge.fetch.GuardedHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Shows a run what its source holds, whatever kind of source it is.
@Component
class SourceReader {

    private final SourceStore store;
    private final JsonMapper json;
    private final GuardedHttp http;
    private final WebRules rules;

    SourceReader(
            SourceStore store, JsonMapper json, GuardedHttp http, KnowledgeProperties properties) {
        this.store = store;
        this.json = json;
        this.http = http;
        this.rules = new WebRules(properties.maxPages(), properties.crawlPause().toMillis());
    }

    void read(RunBatch batch) throws SourceUnreadable {
        Source source = batch.source();
        try (ArticleFiles files = new ArticleFiles(json, source.locale())) {
            switch (source.kind()) {
                case UPLOAD ->
                        ArticleFolder.show(
                                source.location(),
                                store.upload(source.id()),
                                new FileRun(files, batch));
                case FOLDER -> folder(Path.of(source.location()), new FileRun(files, batch));
                case WEB -> new WebRun(http, rules, new WebPages(files), batch).read();
            }
            batch.flush();
        }
    }

    private static void folder(Path folder, FileVisitor visitor) throws SourceUnreadable {
        if (!Files.isDirectory(folder)) {
            throw new SourceUnreadable("There is no folder %s on this server".formatted(folder));
        }
        try {
            ArticleFolder.visit(folder, visitor);
        } catch (IOException e) {
            throw new SourceUnreadable("The folder %s cannot be read: %s".formatted(folder, e));
        }
    }
}
