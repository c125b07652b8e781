package io.nightdesk.knowledge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param folders folders of the server's that may be sources, with all below them; none unless
///     named, since whoever adds a source should not read the server's disk by it
/// @param maxUpload of a file, at most 50 MB: it is held in memory while it is read
/// @param allowedNetworks hosts, addresses and networks such as `10.1.0.0/16` that web sources may
///     lie in although they are not public, on any port and without https: an intranet's wiki. None
///     unless named
/// @param maxPages of one web source
/// @param crawlPause between two requests to a site
/// @param likelyQuestionsPerMinute sections of articles for which a language model is asked, once,
///     what customers are likely to ask; 0 for none, and what was asked before is not used either
@ConfigurationProperties("nightdesk.knowledge")
record KnowledgeProperties(
        @DefaultValue List<Path> folders,
        @DefaultValue("50MB") DataSize maxUpload,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("2000") int maxPages,
        @DefaultValue("200ms") Duration crawlPause,
        @DefaultValue("0") int likelyQuestionsPerMinute) {

    KnowledgeProperties {
        folders = folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
        if (maxUpload.toBytes() > ArticleFiles.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "nightdesk.knowledge.max-upload is %s; at most 50MB".formatted(maxUpload));
        }
    }
}
