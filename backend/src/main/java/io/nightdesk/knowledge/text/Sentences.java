package io.nightdesk.knowledge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts prose into sentences, also prose with Markdown emphasis in it.
public final class Sentences {

    /// A full stop with whatever closes around it, then space, then something a sentence can begin
    /// with; or a full stop of a language that puts no space after it.
    private static final Pattern END =
            Pattern.compile(
                    "[.!?…؟।]+[\"'”’»)\\]*_`]*"
                            + "(?=\\s+[\"'“„«(\\[*_`¿¡]*[\\p{Lu}\\p{Lo}\\p{N}])"
                            + "|[。！？]+[」』”’）\"')*_`]*");

    /// Words whose full stop does not end a sentence. Lower case, without the last stop.
    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "e.g", "i.e", "etc", "approx", "no", "nos", "vs", "mr", "mrs", "ms", "dr", "st",
                    "incl", "excl", "max", "min", "fig", "tel", "inc", "ltd", "co", "z.b", "d.h",
                    "u.a", "z", "d", "u", "bzw", "ca", "nr", "str", "inkl", "zzgl", "ggf", "evtl",
                    "usw", "vgl", "abs", "mind", "bspw", "p.ex", "ex", "sr", "sra", "núm");

    private static final Pattern ORDINAL = Pattern.compile("\\d{1,2}");

    private Sentences() {}

    public static List<String> split(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int end : ends(text)) {
            add(sentences, text.substring(start, end));
            start = end;
        }
        add(sentences, text.substring(start));
        return sentences;
    }

    /// Just after each sentence that something else follows, in order; a last one without anything
    /// behind it may still go on.
    public static List<Integer> ends(String text) {
        List<Integer> ends = new ArrayList<>();
        Matcher end = END.matcher(text);
        while (end.find()) {
            if (endsSentence(text, end.start())) {
                ends.add(end.end());
            }
        }
        return ends;
    }

    private static void add(List<String> sentences, String sentence) {
        if (!sentence.isBlank()) {
            sentences.add(sentence.strip());
        }
    }

    private static boolean endsSentence(String text, int stop) {
        if (text.charAt(stop) != '.') {
            return true;
        }
        int from = stop;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, stop).replaceAll("^[^\\p{L}\\p{N}]+", "");
        if (ORDINAL.matcher(word).matches()) {
            // "am 14. April", but also "within 30. Then": the rarer case loses.
            return stop + 2 < text.length() && !Character.isLetter(text.charAt(stop + 2));
        }
        // A single letter is an initial or half of an abbreviation: "z. B."
        return word.length() > 1 && !ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }
}
