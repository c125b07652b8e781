package io.nightdesk.assistant;

import io.nightdesk.knowledge.Passage;
import io.nightdesk.knowledge.SearchResult;
import io.nightdesk.site.Sites;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Knows whose addresses may be links in an answer: the pages that embed the widget, the pages
/// that the passages come from, and what the operator names.
@Component
class LinkRules {

    private final Sites sites;
    private final List<String> named;

    LinkRules(Sites sites, AssistantProperties properties) {
        this.sites = sites;
        this.named = properties.linkHosts();
    }

    Links of(SearchResult found) {
        Stream<String> addresses =
                Stream.of(
                                sites.theSite().allowedOrigins().stream(),
                                found.passages().stream().map(Passage::url))
                        .flatMap(it -> it)
                        .map(LinkRules::host);
        return new Links(
                Stream.concat(addresses, named.stream())
                        .filter(host -> !host.isEmpty())
                        .collect(Collectors.toSet()));
    }

    /// Empty for a path on this server.
    private static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
