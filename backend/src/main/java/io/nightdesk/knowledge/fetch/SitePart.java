package io.nightdesk.knowledge.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The part of a site that links are followed in: the start's host, and what lies below the start.
///
/// @param below a path that ends with `/`
public record SitePart(String scheme, String host, int port, String below) {

    private static final int MOST_LENGTH = 1_000;
    private static final Set<String> NO_PAGES =
            Set.of(
                    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "css", "js", "json",
                    "xml", "zip", "gz", "mp3", "mp4", "webm", "mov", "woff", "woff2", "ttf", "exe",
                    "dmg", "apk");

    /// The whole site of an address.
    public static SitePart siteOf(URI start) {
        URI tidy = tidied(start);
        return new SitePart(tidy.getScheme(), tidy.getHost(), tidy.getPort(), "/");
    }

    /// What lies below an address: `/help` has `/help/…` below it, `/help/start.html` too.
    public static SitePart below(URI start) {
        URI tidy = tidied(start);
        String path = tidy.getRawPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        String folder =
                name.contains(".") || name.isEmpty()
                        ? path.substring(0, path.length() - name.length())
                        : path + "/";
        return new SitePart(tidy.getScheme(), tidy.getHost(), tidy.getPort(), folder);
    }

    /// The address as it is known by, if it is of this part and may be a page.
    public Optional<URI> page(URI link) {
        if (link.getHost() == null || link.getRawUserInfo() != null) {
            return Optional.empty();
        }
        URI tidy = tidied(link);
        String path = tidy.getRawPath();
        boolean inside =
                scheme.equals(tidy.getScheme())
                        && host.equals(tidy.getHost())
                        && port == tidy.getPort()
                        && (path + "/").startsWith(below);
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return inside && !NO_PAGES.contains(ending) && tidy.toString().length() <= MOST_LENGTH
                ? Optional.of(tidy)
                : Optional.empty();
    }

    /// The same address in one spelling, without a fragment.
    public static URI tidied(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int port = address.getPort();
        boolean usual =
                (port == 443 && scheme.equals("https")) || (port == 80 && scheme.equals("http"));
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String at = port < 0 || usual ? "" : ":" + port;
        try {
            return new URI(scheme + "://" + host + at + (path.isEmpty() ? "/" : path) + query);
        } catch (URISyntaxException e) {
            return address;
        }
    }
}
