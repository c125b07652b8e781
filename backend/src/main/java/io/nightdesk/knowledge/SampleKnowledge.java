package io.nightdesk.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/// The invented help centre "Aurora Outdoor" that a first start with the demo on brings.
@Service
public final class SampleKnowledge {

    private static final String FILES = "classpath:db/sample/articles/*.md";

    private final ArticleImport articles;
    private final IndexKeeper index;

    SampleKnowledge(ArticleImport articles, IndexKeeper index) {
        this.articles = articles;
        this.index = index;
    }

    /// Imports and publishes the sample articles that are not there yet; returns how many. Safe to
    /// call at every start: what was edited here stays as it is.
    public int load() {
        ImportReport report = articles.take(files(), "Aurora Outdoor", (_, _) -> {});
        if (!report.bad().isEmpty()) {
            throw new IllegalStateException("Bad sample articles: " + report.bad());
        }
        return report.added();
    }

    /// Whether what was loaded is found by its meaning, too.
    public boolean isLearnt() {
        return index.isComplete();
    }

    private static List<ArticleFile> files() {
        List<ArticleFile> files = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                String name = String.valueOf(file.getFilename());
                files.add(ArticleFormat.read(name, name, file.getContentAsByteArray(), "en"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sample articles are missing in this build", e);
        }
        return files;
    }
}
