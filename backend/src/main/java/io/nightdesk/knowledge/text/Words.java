package io.nightdesk.knowledge.text;

import java.lang.Character.UnicodeScript;

/// Counts and cuts words: runs of anything between white space. Chinese and Japanese, which put no
/// space between words, count a word for every two characters.
public final class Words {

    private Words() {}

    public static int count(String text) {
        return new Walk(text).count();
    }

    /// The first words of a text, with an ellipsis when something was cut.
    public static String first(String text, int words) {
        int end = new Walk(text).startOf(words);
        return end < 0 ? text : text.substring(0, end).strip() + " …";
    }

    /// A text without its first words.
    public static String skip(String text, int words) {
        int start = new Walk(text).startOf(words);
        return start < 0 ? "" : text.substring(start);
    }

    /// Goes through a text once, from word to word.
    private static final class Walk {

        private final String text;
        private int at;
        private boolean inside;
        private int unspaced;

        Walk(String text) {
            this.text = text;
        }

        int count() {
            int words = 0;
            while (next() >= 0) {
                words++;
            }
            return words;
        }

        /// Where the word with this number begins, from 0; -1 if there are fewer.
        int startOf(int word) {
            int start = next();
            for (int i = 0; i < word && start >= 0; i++) {
                start = next();
            }
            return start;
        }

        /// Where the next word begins; -1 at the end.
        private int next() {
            while (at < text.length()) {
                int start = at;
                int letter = text.codePointAt(at);
                at += Character.charCount(letter);
                if (begins(letter)) {
                    return start;
                }
            }
            return -1;
        }

        private boolean begins(int letter) {
            if (isUnspaced(letter)) {
                inside = true;
                return unspaced++ % 2 == 0;
            }
            boolean begins = !inside && !Character.isWhitespace(letter);
            inside = !Character.isWhitespace(letter);
            unspaced = 0;
            return begins;
        }

        private static boolean isUnspaced(int letter) {
            // Scripts that come before these are looked up for nothing in most texts.
            if (letter < 0x2E80) {
                return false;
            }
            UnicodeScript script = UnicodeScript.of(letter);
            return script == UnicodeScript.HAN
                    || script == UnicodeScript.HIRAGANA
                    || script == UnicodeScript.KATAKANA;
        }
    }
}
