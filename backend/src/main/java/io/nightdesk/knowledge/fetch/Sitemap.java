package io.nightdesk.knowledge.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads sitemaps (sitemaps.org), and those that they list, each once.
public final class Sitemap {

    private static final int MOST_MAPS = 50;
    private static final int MOST_BYTES = 10 << 20;

    private final GuardedHttp http;
    private final int mostPages;
    private final Set<URI> maps = new HashSet<>();
    private final Set<URI> pages = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<URI> open = new ArrayDeque<>();

    private Sitemap(GuardedHttp http, int mostPages) {
        this.http = http;
        this.mostPages = mostPages;
    }

    /// Something wrong with one of the maps.
    public record Problem(URI map, String reason) {}

    /// What the maps list.
    ///
    /// @param pages in their order
    public record Listing(List<URI> pages, List<Problem> problems) {}

    /// Whether this is a sitemap and no page.
    public static boolean isOne(Fetched fetched) {
        String type = fetched.mediaType();
        return !type.equals("text/html")
                && !type.equals("application/xhtml+xml")
                && root(fetched) != null;
    }

    /// Everything listed by a map and the maps below it on the same host.
    public static Listing read(GuardedHttp http, Fetched first, int mostPages) {
        Sitemap sitemap = new Sitemap(http, mostPages);
        sitemap.maps.add(first.address());
        sitemap.take(first);
        while (!sitemap.open.isEmpty()) {
            sitemap.fetch(sitemap.open.pop());
        }
        return new Listing(List.copyOf(sitemap.pages), List.copyOf(sitemap.problems));
    }

    private void fetch(URI map) {
        try {
            take(http.fetch(map));
        } catch (FetchFailure e) {
            problems.add(new Problem(map, e.reason()));
        }
    }

    private void take(Fetched fetched) {
        Element root = root(fetched);
        if (root == null) {
            problems.add(new Problem(fetched.address(), "it is no sitemap"));
            return;
        }
        for (Element entry : root.select("> sitemap > loc")) {
            map(fetched.address(), entry.text().strip());
        }
        for (Element entry : root.select("> url > loc")) {
            page(fetched.address(), entry.text().strip());
        }
    }

    private void map(URI from, String location) {
        URI map = address(from, location);
        if (map == null || !from.getHost().equalsIgnoreCase(map.getHost())) {
            problems.add(
                    new Problem(
                            from, "it lists %s, which is not of this site".formatted(location)));
        } else if (maps.contains(map)) {
            problems.add(
                    new Problem(
                            from,
                            "it lists the sitemap %s again; each is read once".formatted(map)));
        } else if (maps.size() >= MOST_MAPS) {
            problems.add(new Problem(from, "it lists more than %d sitemaps".formatted(MOST_MAPS)));
        } else {
            maps.add(map);
            open.add(map);
        }
    }

    private void page(URI from, String location) {
        URI page = address(from, location);
        if (page != null && pages.size() < mostPages) {
            pages.add(page);
        } else if (page != null && !pages.contains(page)) {
            String reason = "more than %,d pages; the rest is not read".formatted(mostPages);
            if (problems.stream().noneMatch(problem -> problem.reason().equals(reason))) {
                problems.add(new Problem(from, reason));
            }
        }
    }

    private static @Nullable URI address(URI from, String location) {
        try {
            URI address = from.resolve(location);
            return address.getHost() == null ? null : address;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// No entity of the document is followed by this parser.
    private static @Nullable Element root(Fetched fetched) {
        try {
            Document document =
                    Jsoup.parse(
                            new ByteArrayInputStream(unpacked(fetched.content())),
                            fetched.charset(),
                            fetched.address().toString(),
                            Parser.xmlParser());
            Element root = document.firstElementChild();
            boolean is =
                    root != null
                            && (root.normalName().equals("urlset")
                                    || root.normalName().equals("sitemapindex"));
            return is ? root : null;
        } catch (IOException e) {
            return null;
        }
    }

    /// At most as much as some 80,000 addresses take.
    private static byte[] unpacked(byte[] content) throws IOException {
        boolean packed = content.length > 2 && content[0] == 0x1f && (content[1] & 0xff) == 0x8b;
        if (!packed) {
            return Arrays.copyOf(content, Math.min(content.length, MOST_BYTES));
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readNBytes(MOST_BYTES);
        }
    }
}
