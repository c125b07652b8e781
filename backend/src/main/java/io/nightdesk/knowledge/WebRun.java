package io.nightdesk.knowledge;

import io.nightdesk.knowledge.SourceArticles.Found;
import io.nightdesk.knowledge.fetch.FetchFailure;
import io.nightdesk.knowledge.fetch.Fetched;
import io.nightdesk.knowledge.fetch.GuardedHttp;
import io.nightdesk.knowledge.fetch.Robots;
import io.nightdesk.knowledge.fetch.SitePart;
import io.nightdesk.knowledge.fetch.Sitemap;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Reads a web address: one page, a page and what it links to below itself, or the pages of a
/// sitemap. Where it was cut off stands in the source's documents: the pages still waiting.
final class WebRun {

    private final GuardedHttp http;
    private final WebRules rules;
    private final WebPages pages;
    private final RunBatch batch;
    private final Source source;
    private final Deque<SourceDocument> waiting = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> texts = new HashMap<>();

    /// @param mostPages of one source
    /// @param pauseMillis between two requests
    record WebRules(int mostPages, long pauseMillis) {}

    WebRun(GuardedHttp http, WebRules rules, WebPages pages, RunBatch batch) {
        this.http = http;
        this.rules = rules;
        this.pages = pages;
        this.batch = batch;
        this.source = batch.source();
    }

    /// @throws SourceUnreadable if not even the address itself can be read
    void read() throws SourceUnreadable {
        URI start = SitePart.tidied(URI.create(source.location()));
        Robots robots = robots(start);
        Fetched first = fetched(start);
        URI real = SitePart.tidied(first.address());
        if (!String.valueOf(real.getHost()).equals(start.getHost())) {
            robots = robots(real);
        }
        boolean isMap = Sitemap.isOne(first);
        SitePart part = isMap ? SitePart.siteOf(real) : SitePart.below(real);
        resume();
        if (seen.isEmpty()) {
            expect(isMap ? listed(first, part, robots) : List.of(real), 0);
        }
        while (!waiting.isEmpty()) {
            pause();
            page(waiting.pop(), part, robots);
        }
    }

    private Robots robots(URI start) throws SourceUnreadable {
        try {
            Robots robots = Robots.of(http, start);
            if (!robots.allows(start)) {
                throw new SourceUnreadable(
                        "The site's robots.txt does not allow Nightdesk to read " + start);
            }
            return robots;
        } catch (FetchFailure e) {
            throw new SourceUnreadable(
                    "%s cannot be read: %s".formatted(start.getHost(), e.reason()));
        }
    }

    /// What a cut-off run knows already.
    private void resume() {
        for (SourceDocument document : batch.known().values()) {
            if (document.run() == batch.hold().number()) {
                seen.add(document.path());
                if (document.state() == SourceDocument.State.WAITING) {
                    waiting.add(document);
                }
            }
        }
    }

    private List<URI> listed(Fetched map, SitePart site, Robots robots) throws SourceUnreadable {
        Sitemap.Listing listing = Sitemap.read(http, map, rules.mostPages());
        List<URI> listed = new ArrayList<>();
        for (URI page : listing.pages()) {
            site.page(page).filter(robots::allows).ifPresent(listed::add);
        }
        if (listed.isEmpty()) {
            throw new SourceUnreadable(
                    "The sitemap lists no page of its own site that may be read");
        }
        for (Sitemap.Problem problem : listing.problems()) {
            String label = problem.map().toString();
            batch.add(Found.bad(label + " " + problem.reason(), label, problem.reason()));
        }
        return listed;
    }

    private Fetched fetched(URI start) throws SourceUnreadable {
        try {
            return http.fetch(start);
        } catch (FetchFailure e) {
            throw new SourceUnreadable("%s cannot be read: %s".formatted(start, e.reason()));
        }
    }

    private void expect(List<URI> addresses, int depth) {
        for (URI address : addresses) {
            String path = address.toString();
            if (seen.size() < rules.mostPages() && seen.add(path)) {
                SourceDocument before = batch.known().get(path);
                SourceDocument next =
                        new SourceDocument(
                                path,
                                path,
                                before == null ? null : before.article(),
                                SourceDocument.State.WAITING,
                                depth,
                                null,
                                before == null ? null : before.contentSha256(),
                                batch.hold().number());
                waiting.add(next);
                batch.expect(next);
            }
        }
    }

    private void page(SourceDocument document, SitePart part, Robots robots) {
        URI address = URI.create(document.path());
        try {
            Fetched fetched = http.fetch(address);
            if (part.page(fetched.address()).isEmpty()) {
                throw new Elsewhere(fetched.address());
            }
            WebPages.Reading reading = pages.read(fetched, document.path(), source.locale());
            if (document.depth() < source.depth()) {
                List<URI> links = new ArrayList<>();
                for (URI link : reading.links()) {
                    part.page(link).filter(robots::allows).ifPresent(links::add);
                }
                expect(links, document.depth() + 1);
            }
            batch.add(found(document, reading));
        } catch (FetchFailure e) {
            batch.add(Found.failed(document, e.reason(), e.isGone()));
        } catch (Elsewhere e) {
            batch.add(Found.failed(document, "it leads to another site, " + e.getMessage(), false));
        }
    }

    /// The same text under two addresses becomes one article.
    private Found found(SourceDocument document, WebPages.Reading reading) {
        ArticleFile article = reading.article();
        if (article instanceof ArticleFile.Good good) {
            String first = texts.putIfAbsent(good.input().body(), document.path());
            article = first == null ? article : null;
        }
        return Found.page(document, article);
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(rules.pauseMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunBatch.Leaving();
        }
    }

    private static final class Elsewhere extends Exception {

        private static final long serialVersionUID = 1L;

        Elsewhere(URI address) {
            super(String.valueOf(address.getHost()));
        }
    }
}
