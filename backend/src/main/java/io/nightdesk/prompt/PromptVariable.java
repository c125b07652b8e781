package io.nightdesk.prompt;

import io.nightdesk.kernel.LanguageTag;
import io.nightdesk.site.Site;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value the product supplies to prompts. What a customer wrote, an article's text and a tool's
/// result are never among them: they travel beside the prompt, as data.
///
/// @param type `string`, `number` or `boolean`
public record PromptVariable(String name, String type, String description, Object example) {

    /// Every variable there is. Whoever renders a prompt supplies all of them, so a prompt that
    /// passes its checks can be rendered.
    public static final List<PromptVariable> ALL =
            List.of(
                    new PromptVariable("brandName", "string", "The site's name.", "Aurora Outdoor"),
                    new PromptVariable(
                            "assistantName", "string", "What the assistant is called.", "Ava"),
                    new PromptVariable(
                            "locale",
                            "string",
                            "The language the customer uses, a BCP 47 tag.",
                            "en"),
                    new PromptVariable(
                            "today", "string", "The date, as 2026-01-31.", "2026-01-31"));

    /// A value for each of [#ALL].
    ///
    /// @param locale a BCP 47 tag
    public static Map<String, Object> values(Site site, String locale, Clock clock) {
        return Map.of(
                "brandName",
                site.name(),
                "assistantName",
                site.assistantName(),
                "locale",
                LanguageTag.shortened(locale),
                "today",
                LocalDate.now(clock).toString());
    }

    static Optional<PromptVariable> named(String name) {
        return ALL.stream().filter(variable -> variable.name().equals(name)).findFirst();
    }

    /// Whether `value` may stand for this variable.
    boolean accepts(Object value) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            default -> throw new IllegalStateException("no such type: " + type);
        };
    }
}
