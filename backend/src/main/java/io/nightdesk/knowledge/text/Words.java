package io.nightdesk.knowledge.text;

/// Counts and cuts words: runs of anything between white space.
public final class Words {

    private Words() {}

    public static int count(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = Character.isWhitespace(text.charAt(i));
            if (!space && !inside) {
                words++;
            }
            inside = !space;
        }
        return words;
    }

    /// The first words of a text, with an ellipsis when something was cut.
    public static String first(String text, int words) {
        int seen = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = Character.isWhitespace(text.charAt(i));
            if (!space && !inside && ++seen > words) {
                return text.substring(0, i).strip() + " …";
            }
            inside = !space;
        }
        return text;
    }

    /// A text without its first words.
    public static String skip(String text, int words) {
        int seen = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = Character.isWhitespace(text.charAt(i));
            if (!space && !inside && seen++ == words) {
                return text.substring(i);
            }
            inside = !space;
        }
        return "";
    }
}
