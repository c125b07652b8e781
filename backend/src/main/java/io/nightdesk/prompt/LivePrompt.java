package io.nightdesk.prompt;

import com.samskivert.mustache.Template;
import io.nightdesk.kernel.Sha256;
import java.util.HashMap;
import java.util.Map;

/// A prompt as the production release has it. Keeps saying the same even when another release goes
/// live meanwhile, so that a running turn ends on the release it began with. Safe from any thread.
public final class LivePrompt {

    private final StoredVersion stored;
    private final long release;
    private final PromptSource source;
    private final Template template;

    LivePrompt(StoredVersion stored, long release, PromptSource source, Template template) {
        this.stored = stored;
        this.release = release;
        this.source = source;
        this.template = template;
    }

    /// For example `answer/grounded`.
    public String key() {
        return stored.name().key();
    }

    /// The language of the text: what was asked for, or the closest there is; "" for the base text.
    public String locale() {
        return stored.name().locale();
    }

    /// Counts this prompt's texts, from 1.
    public int version() {
        return stored.version();
    }

    /// The number of the release that pins this version and those of its partials.
    public long release() {
        return release;
    }

    /// Of the prompt's text, front matter included, lower-case hex.
    public String sha256() {
        return stored.sha256();
    }

    /// A word for this text in this release, the same on every node: whoever sees it has seen the
    /// prompt. No secret.
    public String canary() {
        String of = "%s %d %s".formatted(stored.name(), release, stored.sha256());
        return "ndk" + Sha256.hex(of).substring(0, 20);
    }

    public PromptSettings settings() {
        return source.settings();
    }

    /// The text to send to the model.
    ///
    /// @param values every one of [PromptVariable#ALL], whether this text uses it or not; never
    ///     what a customer wrote, an article's text or a tool's result
    /// @throws IllegalArgumentException if a value is missing or of another type than declared
    public String render(Map<String, Object> values) {
        Map<String, Object> declared = new HashMap<>();
        for (PromptVariable variable : PromptVariable.ALL) {
            if (source.variables().contains(variable.name())) {
                declared.put(variable.name(), value(variable, values));
            }
        }
        return Engine.render(template, declared);
    }

    private Object value(PromptVariable variable, Map<String, Object> values) {
        Object value = values.get(variable.name());
        if (value == null || !variable.accepts(value)) {
            throw new IllegalArgumentException(
                    "%s needs the variable %s, a %s, and got %s"
                            .formatted(
                                    stored.name(),
                                    variable.name(),
                                    variable.type(),
                                    value == null ? "nothing" : value.getClass().getSimpleName()));
        }
        return value;
    }
}
