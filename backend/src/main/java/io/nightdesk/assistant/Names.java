package io.nightdesk.assistant;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words that name something: codes (IPX4, GLS), words with a capital inside (PayPal), and
/// capitalised words that do not begin a sentence. In German, where every noun has a capital, only
/// words after a title or "Tarif" are among the last. Words that any text may use, "Help Center" or
/// "PDF", name nothing. Scripts without capitals have no names. Safe from any thread.
final class Names {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /// What a sentence may begin after, markup aside.
    private static final String OPENING = ".!?:;…\n\r\"“”„«»‹›(¿¡|–—•→";

    private static final String MARKUP = " \t\u00a0*_#>-+`";

    private static final Pattern CODE = Pattern.compile("\\p{Lu}+\\p{N}[\\p{Lu}\\p{N}]*");

    private static final Pattern CAPITAL_INSIDE =
            Pattern.compile("\\p{L}*\\p{Ll}\\p{Lu}[\\p{L}\\p{N}]*|\\p{Lu}{2,}\\p{Ll}\\p{L}+");

    private static final Pattern ABBREVIATION = Pattern.compile("\\p{Lu}{2,5}");

    private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}{2,}");

    private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}\\p{L}*\\p{Ll}\\p{L}*");

    /// German: KundInnen.
    private static final Pattern GENDERED = Pattern.compile("\\p{L}+\\p{Ll}In(?:nen)?");

    /// What a name follows in German.
    private static final Set<String> CUES =
            words("frau herr herrn dr prof firma marke modell tarif plan anbieter produkt serie");

    private static final int TITLE_WORDS = 3;

    /// Titles leave words of so many letters small.
    private static final int SMALL = 3;

    /// Shorter words differ by an ending alone.
    private static final int INFLECTED = 4;

    private static final int LONGEST_ENDING = 2;

    /// Other names of the same.
    private static final Map<String, Set<String>> SAME =
            Map.ofEntries(
                    Map.entry("uk", words("kingdom britain british")),
                    Map.entry("united", words("uk us usa")),
                    Map.entry("kingdom", words("uk britain")),
                    Map.entry("britain", words("uk kingdom")),
                    Map.entry("great", words("uk kingdom")),
                    Map.entry("us", words("usa states america american")),
                    Map.entry("usa", words("us states america american")),
                    Map.entry("states", words("us usa america")),
                    Map.entry("america", words("us usa states")),
                    Map.entry("eu", words("european europe europaische ue union")),
                    Map.entry("european", words("eu europe")),
                    Map.entry("union", words("eu")),
                    Map.entry("ue", words("eu")),
                    Map.entry("ee", words("us usa")),
                    Map.entry("uu", words("us usa")),
                    Map.entry("europe", words("eu european")));

    private static final Set<String> NOBODY = nobody();

    private Names() {}

    private static Set<String> nobody() {
        Set<String> words = new HashSet<>();
        Currency.getAvailableCurrencies().forEach(it -> words.add(normal(it.getCurrencyCode())));
        for (String language : Locale.getISOLanguages()) {
            for (String shown : List.of("en", "fr", "es", "nl")) {
                words.add(normal(Locale.of(language).getDisplayLanguage(Locale.of(shown))));
            }
        }
        words.addAll(
                words(
                        // units and what technology has no other word for
                        "kb mb gb tb kwh kw mah wh ghz mhz hz db mbit gbit faq pdf ok id sms pin"
                                + " tan tv pc url usb gps vat tva iva mwst btw cet utc gmt csv html zip"
                                + " jpg png jpeg iban bic cvc cvv sso api agb dsgvo gdpr rgpd avg it hr"
                                + " qr led lcd wifi wi fi bluetooth internet android"
                                // days
                                + " monday tuesday wednesday thursday friday saturday sunday mon"
                                + " tue wed thu fri sat sun"
                                // whom one speaks to
                                + " i you your mr mrs ms dr sir madam monsieur madame vous votre"
                                + " usted ustedes su sus u uw"
                                // what is said with emphasis
                                + " not no do yes all any only must never now please both nicht nur"
                                + " nie kein ja nein pas ne oui non si solo niet nooit geen wel"
                                // a help centre's own words
                                + " help center centre support service customer care team contact"
                                + " account accounts order orders settings page website web site"
                                + " email mail app terms conditions privacy policy step note tip"
                                + " option section article question questions form chat live"
                                + " business aide centre client compte commande conditions"
                                + " generales confidentialite ayuda centro cliente cuenta pedido"
                                + " condiciones generales atencion privacidad klantenservice"
                                + " helpcentrum bestelling algemene voorwaarden privacybeleid"));
        return words;
    }

    /// All words of a text that was given, to be asked with [#hold].
    static Set<String> given(String text) {
        Set<String> given = new HashSet<>();
        String before = "";
        int end = -2;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String normal = normal(word.group());
            given.add(normal);
            // IPX-4 and EU 261 may be written in one.
            if (word.start() == end + 1) {
                given.add(before + normal);
            }
            before = normal;
            end = word.end();
        }
        return given;
    }

    /// The names in a sentence, as [#hold] takes them.
    ///
    /// @param language of the sentence; without capitalised words where it is empty
    static Set<String> in(String sentence, String language) {
        List<Word> words = words(sentence, language);
        boolean title = isTitle(words);
        boolean loud = isLoud(words);
        Set<String> names = new HashSet<>();
        for (Word word : words) {
            String written = word.written();
            String normal = normal(written);
            boolean name =
                    CODE.matcher(written).matches()
                            || (CAPITAL_INSIDE.matcher(written).matches()
                                    && !GENDERED.matcher(written).matches())
                            || (!loud && ABBREVIATION.matcher(written).matches())
                            || (!title && word.named() && CAPITALISED.matcher(written).matches());
            if (name && !NOBODY.contains(normal) && MonthNames.month(written).isEmpty()) {
                names.add(normal);
            }
        }
        return names;
    }

    /// Whether the name is among the words given, but for an ending.
    static boolean hold(Set<String> given, String name) {
        return given.contains(name)
                || SAME.getOrDefault(name, Set.of()).stream().anyMatch(given::contains)
                || given.stream().anyMatch(it -> isInflected(it, name));
    }

    private static boolean isInflected(String one, String other) {
        return one.length() >= INFLECTED
                && other.length() >= INFLECTED
                && Math.abs(one.length() - other.length()) <= LONGEST_ENDING
                && (one.startsWith(other) || other.startsWith(one));
    }

    /// A word of a sentence.
    ///
    /// @param named whether a capital would make it a name in its place
    private record Word(String written, boolean named) {}

    private static List<Word> words(String sentence, String language) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(sentence);
        String before = "";
        while (word.find()) {
            boolean named =
                    switch (language) {
                        case "" -> false;
                        case "de" -> CUES.contains(before);
                        default -> !opens(sentence, word.start());
                    };
            words.add(new Word(word.group(), named));
            before = normal(word.group());
        }
        return words;
    }

    private static boolean opens(String sentence, int at) {
        int before = at - 1;
        while (before >= 0 && MARKUP.indexOf(sentence.charAt(before)) >= 0) {
            before--;
        }
        return before < 0 || OPENING.indexOf(sentence.charAt(before)) >= 0;
    }

    /// Every Word Has a Capital: that is how titles are written.
    private static boolean isTitle(List<Word> words) {
        List<Word> telling = words.stream().filter(it -> it.written().length() > SMALL).toList();
        return telling.size() >= TITLE_WORDS
                && telling.stream().allMatch(it -> CAPITALISED.matcher(it.written()).matches());
    }

    /// HALF OF IT is in capitals: that is how warnings are written.
    private static boolean isLoud(List<Word> words) {
        return words.stream().filter(it -> CAPITALS.matcher(it.written()).matches()).count() * 2
                >= words.size();
    }

    private static String normal(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
