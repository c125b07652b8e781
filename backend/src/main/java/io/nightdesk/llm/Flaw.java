package io.nightdesk.llm;

/// What is wrong with one thing that was entered, such as `model` and `is missing; …`. The
/// words say what would be right and never repeat a key.
///
/// @param field as in [ModelEntry]
public record Flaw(String field, String words) {

    /// A whole sentence, for beside the field.
    public String sentence() {
        return "The " + (field.equals("url") ? "address" : field) + " " + words + ".";
    }
}
