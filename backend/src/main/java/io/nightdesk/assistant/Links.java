package io.nightdesk.assistant;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Decides which addresses in an answer a customer can click: those of hosts that are known. Of
/// any other the scheme is taken away, so that every client shows it as text, or not at all where
/// it was the target of a link or a picture. Safe from any thread.
final class Links {

    /// A scheme with whatever a browser takes for its slashes, and what follows it.
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(https?|mailto):[/\\\\]*([^\\s<>()\\[\\]\"'`]*)");

    /// Nothing that two readers could take for different hosts.
    private static final Pattern PLAIN =
            Pattern.compile("(?i)https?://([a-z0-9.-]+)(?::\\d+)?(?:[/?#][^\\s\\\\]*)?[.,;:!?*_]*");

    /// No host is known.
    static final Links NONE = new Links(Set.of());

    private final Set<String> hosts;

    /// @param hosts with or without `www.`
    Links(Set<String> hosts) {
        this.hosts = hosts.stream().map(Links::bare).collect(Collectors.toUnmodifiableSet());
    }

    /// The text with unknown addresses as text.
    String shown(String text) {
        String before = text;
        while (true) {
            String after = once(before);
            // What is left of one address may, with what stood before it, be another.
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
    }

    private String once(String text) {
        StringBuilder out = new StringBuilder();
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            String kept = isKnown(address.group()) ? address.group() : address.group(2);
            address.appendReplacement(out, Matcher.quoteReplacement(kept));
        }
        return address.appendTail(out).toString();
    }

    private boolean isKnown(String address) {
        Matcher plain = PLAIN.matcher(address);
        return plain.matches() && hosts.contains(bare(plain.group(1)));
    }

    private static String bare(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }
}
