package io.nightdesk.knowledge.text;

/// A few sentences that are searched as one.
///
/// @param section which of the document's sections it comes from
public record Chunk(int section, String heading, String text) {

    /// What an embedding model reads: without title and heading a few sentences often do not say
    /// what they are about.
    public String toEmbed(String title) {
        String path =
                heading.isEmpty() ? title : title.isEmpty() ? heading : title + " > " + heading;
        return path.isEmpty() ? text : path + "\n" + text;
    }
}
