package io.nightdesk.site;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One brand's widget, knowledge, prompts and hours.
///
/// @param publicKey what the embed snippet names; no secret
/// @param allowedOrigins foreign origins that may embed the widget, exact scheme, host and port
/// @param suggestions questions offered on the widget's home, by locale; at most four each
public record Site(
        UUID id,
        String publicKey,
        String name,
        String assistantName,
        String defaultLocale,
        List<String> allowedOrigins,
        Map<String, List<String>> suggestions) {

    public Site {
        allowedOrigins = List.copyOf(allowedOrigins);
        suggestions = Map.copyOf(suggestions);
    }

    /// Suggestions in `locale`, else in the site's own language, else none.
    public List<String> suggestionsFor(String locale) {
        List<String> own = suggestions.get(language(locale));
        return own != null ? own : suggestions.getOrDefault(language(defaultLocale), List.of());
    }

    /// The language of a locale: `de` for `de-AT`.
    public static String language(String locale) {
        int end = locale.indexOf('-');
        return end < 0 ? locale : locale.substring(0, end);
    }
}
