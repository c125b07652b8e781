package io.nightdesk.knowledge.text;

import java.util.List;

/// A Markdown text taken apart. Sections without any text are left out.
public record Document(List<Section> sections) {

    public Document {
        sections = List.copyOf(sections);
    }

    public static Document of(String markdown) {
        return new DocumentReader().read(markdown);
    }
}
