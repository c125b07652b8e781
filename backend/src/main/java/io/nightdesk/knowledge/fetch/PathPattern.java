package io.nightdesk.knowledge.fetch;

import java.util.List;

/// A path of robots.txt: `*` stands for anything, `$` at the end for the end. A site writes it, so
/// it is matched part by part and never by a regular expression, which a row of `*` would keep busy
/// for ever.
///
/// @param parts what stands between the stars
/// @param ends whether nothing may follow
record PathPattern(List<String> parts, boolean ends) {

    static PathPattern of(String path) {
        boolean ends = path.endsWith("$");
        String whole = ends ? path.substring(0, path.length() - 1) : path;
        return new PathPattern(List.of(whole.split("\\*", -1)), ends);
    }

    /// Each part is taken where it comes first: what follows has most room then.
    boolean matches(String path) {
        String first = parts.getFirst();
        if (!path.startsWith(first)) {
            return false;
        }
        if (parts.size() == 1) {
            return !ends || path.length() == first.length();
        }
        int at = first.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = path.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        String last = parts.getLast();
        return ends
                ? path.length() - last.length() >= at && path.endsWith(last)
                : path.indexOf(last, at) >= 0;
    }
}
