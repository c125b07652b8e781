package io.nightdesk.prompt;

/// Which prompt, in which language.
///
/// @param key for example `answer/grounded`
/// @param locale a BCP 47 language tag; "" is the base text, used where no variant fits
public record PromptName(String key, String locale) implements Comparable<PromptName> {

    /// The file that seeds this prompt, below `prompts/`.
    public String file() {
        return key + (locale.isEmpty() ? "" : "." + locale) + ".prompt";
    }

    /// Whether there can be such a prompt: lower case, at least one folder.
    boolean isPossible() {
        return key.matches("[a-z0-9-]+(/[a-z0-9-]+)+") && locale.matches("[A-Za-z0-9-]*");
    }

    static PromptName ofFile(String path) {
        String name = path.substring(0, path.length() - ".prompt".length());
        int dot = name.indexOf('.', name.lastIndexOf('/'));
        return dot < 0
                ? new PromptName(name, "")
                : new PromptName(name.substring(0, dot), name.substring(dot + 1));
    }

    PromptName in(String otherLocale) {
        return new PromptName(key, otherLocale);
    }

    @Override
    public int compareTo(PromptName other) {
        int byKey = key.compareTo(other.key);
        return byKey != 0 ? byKey : locale.compareTo(other.locale);
    }

    /// For people: `answer/grounded` or `answer/grounded (de)`.
    @Override
    public String toString() {
        return locale.isEmpty() ? key : key + " (" + locale + ")";
    }
}
