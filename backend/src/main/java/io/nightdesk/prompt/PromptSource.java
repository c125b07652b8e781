package io.nightdesk.prompt;

import java.util.Set;

/// A prompt's text, taken apart.
///
/// @param variables the declared ones, all of [PromptVariable#ALL]
/// @param body what the model reads, once rendered
/// @param bodyLine where the body begins, from 1
record PromptSource(
        Kind kind,
        String description,
        PromptSettings settings,
        Set<String> variables,
        String body,
        int bodyLine) {

    PromptSource {
        variables = Set.copyOf(variables);
    }

    enum Kind {
        /// Sent to the model as its instructions.
        SYSTEM,
        /// Part of others, by `{{> key}}`.
        PARTIAL
    }
}
