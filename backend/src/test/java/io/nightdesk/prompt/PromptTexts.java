package io.nightdesk.prompt;

/// Prompt texts for tests, each with a head of its own so that line numbers are easy to count.
final class PromptTexts {

    private PromptTexts() {}

    /// Nine lines of head, which declares `brandName`; the body begins at line 10.
    static String grounded(String body) {
        return """
               ---
               key: answer/grounded
               kind: system
               description: For tests.
               config: {temperature: 0.5, maxOutputTokens: 100}
               input:
                 schema:
                   brandName: string
               ---
               """
                + body;
    }

    /// Five lines of head, which declares nothing.
    static String partial(String key, String body) {
        return """
               ---
               key: %s
               kind: partial
               description: For tests.
               ---
               """
                        .formatted(key)
                + body;
    }
}
