package io.nightdesk.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How far what an agent sent is still what was suggested: by the words that were added, left out
/// or replaced (Levenshtein, 1965), as a share of the words of the longer text.
final class Edits {

    /// A greeting and a farewell around an answer of some forty words are a fifth.
    private static final double SLIGHT = 0.25;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

    private final List<String> suggested;
    private final List<String> sent;

    Edits(String suggested, String sent) {
        this.suggested = words(suggested);
        this.sent = words(sent);
    }

    /// Nothing but spaces differs.
    boolean areNone() {
        return suggested.equals(sent);
    }

    /// The same answer in other words: a quarter of them at most, and every figure is still there.
    /// A price or date that had to be put right makes an answer wrong, however long it is.
    boolean areSlight() {
        return share() <= SLIGHT && figures(sent).containsAll(figures(suggested));
    }

    /// 0 for none, 1 where no word is where it was.
    double share() {
        int longer = Math.max(suggested.size(), sent.size());
        return longer == 0 ? 0 : (double) distance() / longer;
    }

    private int distance() {
        int[] before = new int[sent.size() + 1];
        for (int i = 0; i <= sent.size(); i++) {
            before[i] = i;
        }
        for (int row = 1; row <= suggested.size(); row++) {
            int[] now = new int[sent.size() + 1];
            now[0] = row;
            for (int i = 1; i <= sent.size(); i++) {
                int replaced = suggested.get(row - 1).equals(sent.get(i - 1)) ? 0 : 1;
                now[i] = Math.min(before[i - 1] + replaced, 1 + Math.min(before[i], now[i - 1]));
            }
            before = now;
        }
        return before[sent.size()];
    }

    private static Set<String> figures(List<String> words) {
        return words.stream()
                .filter(word -> word.codePoints().anyMatch(Character::isDigit))
                .map(word -> AROUND.matcher(word).replaceAll(""))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<String> words(String text) {
        return SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }
}
