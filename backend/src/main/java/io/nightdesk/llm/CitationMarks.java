package io.nightdesk.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns a model's citation marks into the ones a reader sees while the answer grows: `[p3]`
/// becomes `[1]` if the third passage is the first one cited. A mark that names only passages that
/// were not supplied becomes [#UNKNOWN] and is counted. A bare `[7]`, which models learn from what
/// they were told they had said, would pass for a checked one: it is removed and counted.
/// Serves one attempt, on one thread.
public final class CitationMarks {

    /// Says to whom checks the sentence that its source is invented; not for readers.
    public static final String UNKNOWN = "[0]";

    /// A checked mark, as readers see it; group 1 is its number.
    public static final Pattern SHOWN = Pattern.compile("\\[(\\d{1,4})]");

    /// `[p1]`, `[P1, p2]`, `[p1; 2]`, `[1]`, each with the blanks before it, which go with it when
    /// nothing of it is left.
    private static final Pattern MARK =
            Pattern.compile("(\\h*)\\[(\\h*[pP]?\\d{1,4}(?:\\h*[,;]\\h*[pP]?\\d{1,4})*\\h*)]");

    /// What may yet become a mark when more text comes.
    private static final Pattern BEGUN = Pattern.compile("\\h*(?:\\[[pP\\d,;\\h]{0,40})?$");

    private static final Pattern ID = Pattern.compile("([pP]?)(\\d{1,4})");

    private final int supplied;
    private final List<Integer> cited = new ArrayList<>();
    private String held = "";
    private int unknown;

    /// @param supplied how many passages the model was shown
    public CitationMarks(int supplied) {
        this.supplied = supplied;
    }

    /// Takes more of the model's text and returns what is safe to show; a mark that is not whole
    /// yet stays back. May return an empty string.
    public String accept(String text) {
        String all = held + text;
        Matcher begun = BEGUN.matcher(all);
        int safe = begun.find() ? begun.start() : all.length();
        held = all.substring(safe);
        return checked(all.substring(0, safe));
    }

    /// The rest, once the model has finished.
    public String finish() {
        String rest = checked(held);
        held = "";
        return rest;
    }

    /// Numbers of the supplied passages in the order of their first mention: the first entry is the
    /// passage that `[1]` in the text refers to. 1 stands for the first passage supplied.
    public List<Integer> cited() {
        return List.copyOf(cited);
    }

    /// How many marks named nothing that was supplied.
    public int unknown() {
        return unknown;
    }

    private String checked(String text) {
        StringBuilder out = new StringBuilder();
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            String numbers = numbers(mark.group(2));
            String shown = numbers.isEmpty() ? "" : mark.group(1) + numbers;
            mark.appendReplacement(out, Matcher.quoteReplacement(shown));
        }
        return mark.appendTail(out).toString();
    }

    private String numbers(String ids) {
        StringBuilder out = new StringBuilder();
        boolean ours = false;
        Matcher id = ID.matcher(ids);
        while (id.find()) {
            // "[p1, 2]" is a model's short form of "[p1, p2]"; a bare "[2]" is not a mark of ours.
            ours |= !id.group(1).isEmpty();
            int passage = Integer.parseInt(id.group(2));
            if (ours && passage >= 1 && passage <= supplied) {
                out.append('[').append(shownNumber(passage)).append(']');
            } else {
                unknown++;
            }
        }
        return ours && out.isEmpty() ? UNKNOWN : out.toString();
    }

    private int shownNumber(int passage) {
        if (!cited.contains(passage)) {
            cited.add(passage);
        }
        return cited.indexOf(passage) + 1;
    }
}
