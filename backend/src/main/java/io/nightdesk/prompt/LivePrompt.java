package io.nightdesk.prompt;

import java.util.Map;

/// A prompt as the production release has it. Keeps saying the same even when another release goes
/// live meanwhile, so that a running turn ends on the release it began with.
public final class LivePrompt {

    private final String key;
    private final int version;
    private final long release;
    private final String sha256;
    private final PromptSettings settings;
    private final Rendering rendering;

    LivePrompt(
            String key,
            int version,
            long release,
            String sha256,
            PromptSettings settings,
            Rendering rendering) {
        this.key = key;
        this.version = version;
        this.release = release;
        this.sha256 = sha256;
        this.settings = settings;
        this.rendering = rendering;
    }

    /// Turns values into text; throws when a value is missing or of the wrong type.
    interface Rendering {
        String render(Map<String, Object> values);
    }

    /// For example `answer/grounded`.
    public String key() {
        return key;
    }

    /// Counts this prompt's texts, from 1.
    public int version() {
        return version;
    }

    /// The number of the release that pins this version and those of its partials.
    public long release() {
        return release;
    }

    /// Of the prompt file's text, front matter included, lower-case hex.
    public String sha256() {
        return sha256;
    }

    public PromptSettings settings() {
        return settings;
    }

    /// The text to send to the model.
    ///
    /// @param values every variable the prompt declares: strings, numbers, booleans, lists and maps
    ///     of these; never what a customer wrote, an article's text or a tool's result
    /// @throws IllegalArgumentException if a value is missing or of another type than declared
    public String render(Map<String, Object> values) {
        return rendering.render(values);
    }
}
