package io.nightdesk.knowledge.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a site's robots.txt (RFC 9309) allows us: the rules for `nightdesk`, else those for all.
public final class Robots {

    private static final String US = "nightdesk";
    private static final int MOST_BYTES = 500 << 10;

    private final List<Rule> rules;

    private Robots(List<Rule> rules) {
        this.rules = rules;
    }

    /// @param length of the path as it was written: the longest that matches decides
    private record Rule(PathPattern path, int length, boolean allows) {}

    /// Reads the rules of the site of an address. A site without the file allows everything.
    ///
    /// @throws FetchFailure if nobody can say what is allowed
    public static Robots of(GuardedHttp http, URI site) throws FetchFailure {
        try {
            byte[] content = http.fetch(site.resolve("/robots.txt")).content();
            int length = Math.min(content.length, MOST_BYTES);
            return parse(new String(content, 0, length, StandardCharsets.UTF_8));
        } catch (FetchFailure e) {
            if (e.reason().startsWith("it answers 4")) {
                return new Robots(List.of());
            }
            throw e;
        }
    }

    static Robots parse(String text) {
        List<Rule> ours = new ArrayList<>();
        List<Rule> all = new ArrayList<>();
        List<List<Rule>> group = new ArrayList<>();
        boolean named = false;
        boolean inAgents = false;
        for (String line : text.lines().toList()) {
            String[] parts = line.replaceFirst("#.*", "").split(":", 2);
            String key = parts[0].strip().toLowerCase(Locale.ROOT);
            String value = parts.length < 2 ? "" : parts[1].strip();
            if (key.equals("user-agent")) {
                if (!inAgents) {
                    group.clear();
                }
                inAgents = true;
                String agent = value.toLowerCase(Locale.ROOT);
                if (agent.equals(US)) {
                    named = true;
                    group.add(ours);
                } else if (agent.equals("*")) {
                    group.add(all);
                }
            } else if (key.equals("allow") || key.equals("disallow")) {
                inAgents = false;
                if (!value.isEmpty()) {
                    Rule rule =
                            new Rule(PathPattern.of(value), value.length(), key.equals("allow"));
                    group.forEach(rules -> rules.add(rule));
                }
            }
        }
        return new Robots(named ? ours : all);
    }

    /// Whether we may read an address of the site.
    public boolean allows(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String target = (path.isEmpty() ? "/" : path) + query;
        int longest = -1;
        boolean allowed = true;
        for (Rule rule : rules) {
            boolean wins = rule.length() > longest || (rule.length() == longest && rule.allows());
            if (wins && rule.path().matches(target)) {
                longest = rule.length();
                allowed = rule.allows();
            }
        }
        return allowed;
    }
}
