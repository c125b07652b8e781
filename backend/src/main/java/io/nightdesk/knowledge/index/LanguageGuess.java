package io.nightdesk.knowledge.index;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Guesses a short text's language by its script and its smallest words, and only against the
/// visitor's own language when they are plain.
public final class LanguageGuess {

    private static final Map<String, Set<String>> WORDS =
            Map.of(
                    "en",
                            words(
                                    "the a an and or is are was were be been do does did have has had i im my me you your it its this that what when where how why who can could will would should not no dont cant to of in on at for from with by if than then there get got just any some but so as please hi hello"),
                    "de",
                            words(
                                    "der die das den dem des ein eine einen einem einer und oder ist sind war bin hat habe haben hab ich mein meine meinen meiner mir mich du sie ihr ihre es wie was wann wo warum wer kann kannst können muss müssen wird werden nicht kein keine zu zum zur von im in am an auf für mit bei aus nach wenn noch schon auch doch aber bitte hallo gibt geht man lange viel kostet mal ihnen euch wir uns"),
                    "fr",
                            words(
                                    "le la les un une des et ou est sont était ai a je mon ma mes me vous votre vos il elle ce cette que quoi quand où comment pourquoi qui peut puis pas ne non à au aux du de dans sur pour avec par si mais plus bonjour merci"),
                    "es",
                            words(
                                    "el la los las un una unos y o es son era he ha yo mi mis me usted su sus lo este esta esto que qué cuando cuándo donde dónde como cómo por porque quién puede puedo no a al del de en para con si pero más hola gracias"),
                    "it",
                            words(
                                    "il lo la i gli le un una e o è sono era ho ha io mio mia mi lei suo sua questo questa che cosa quando dove come perché chi può posso non a al del della di in nel per con se ma più ciao grazie"),
                    "nl",
                            words(
                                    "de het een en of is zijn was ben heb heeft ik mijn me mij u uw je jouw dit dat wat wanneer waar hoe waarom wie kan kunt niet geen te van in op voor met bij uit naar als nog ook maar hallo"),
                    "pt",
                            words(
                                    "o a os as um uma e ou é são era eu meu minha me você seu sua isto este esta que quando onde como porque quem pode posso não ao do da de em no na para com se mas mais olá obrigado"),
                    "sv",
                            words(
                                    "den det en ett och eller är var har jag min mitt mina mig du din ni er vad när hur varför vem kan inte ingen att av i på för med från till om men också hej tack"),
                    "da",
                            words(
                                    "den det en et og eller er var har jeg min mit mine mig du din hvad hvornår hvor hvordan hvorfor hvem kan ikke ingen at af i på for med fra til om men også hej tak"),
                    "no",
                            words(
                                    "den det en et og eller er var har jeg min mitt mine meg du din hva når hvor hvordan hvorfor hvem kan ikke ingen å av i på for med fra til om men også hei takk"));

    /// Languages by a script that tells them; the first is meant unless there is a reason for
    /// another.
    private static final Map<UnicodeScript, List<String>> BY_SCRIPT =
            Map.of(
                    UnicodeScript.HAN, List.of("zh", "ja"),
                    UnicodeScript.HIRAGANA, List.of("ja"),
                    UnicodeScript.KATAKANA, List.of("ja"),
                    UnicodeScript.HANGUL, List.of("ko"),
                    UnicodeScript.CYRILLIC, List.of("ru", "uk", "bg", "sr"),
                    UnicodeScript.GREEK, List.of("el"),
                    UnicodeScript.ARABIC, List.of("ar", "fa", "ur"),
                    UnicodeScript.HEBREW, List.of("he"),
                    UnicodeScript.THAI, List.of("th"),
                    UnicodeScript.DEVANAGARI, List.of("hi", "mr", "ne"));

    private static final Pattern APART = Pattern.compile("[^\\p{L}]+");

    private LanguageGuess() {}

    /// @param known languages that there are articles in; another one must be plainer
    /// @param expected the answer unless the script is another language's or its words are at
    ///     least two more
    static String of(String text, Collection<String> known, String expected) {
        List<String> byScript = byScript(text);
        if (!byScript.isEmpty()) {
            return Stream.concat(Stream.of(expected), known.stream())
                    .filter(byScript::contains)
                    .findFirst()
                    .orElse(byScript.getFirst());
        }
        String[] words = APART.split(text.toLowerCase(Locale.ROOT).replace("'", ""));
        String best = expected;
        long most = hits(words, expected) + 1;
        for (String language : known) {
            long hits = hits(words, language);
            if (hits > most) {
                most = hits;
                best = language;
            }
        }
        for (String language : WORDS.keySet()) {
            // Related languages share many small words.
            long hits = hits(words, language) - 1;
            if (hits > most && !known.contains(language)) {
                most = hits;
                best = language;
            }
        }
        return best;
    }

    /// The smallest words of the languages that these tell.
    public static Map<String, Set<String>> smallWords() {
        return WORDS;
    }

    /// The language if it is plain; else empty.
    public static String plain(String text) {
        return of(text, Set.of(), "");
    }

    /// Whether both texts are in plain languages, not the same, and the first has next to none of
    /// the other's small words. Some are common to several languages.
    public static boolean differ(String text, String other) {
        String its = plain(text);
        String others = plain(other);
        return !its.isEmpty()
                && !others.isEmpty()
                && !its.equals(others)
                && !isHalfIn(others, text, its);
    }

    /// Whether the first text's language is plain and the other one, however short, has more of
    /// another language's small words, or is in another's script.
    public static boolean mayDiffer(String text, String other) {
        String its = plain(text);
        if (its.isEmpty()) {
            return false;
        }
        List<String> byScript = byScript(other);
        if (!byScript.isEmpty()) {
            return !byScript.contains(its);
        }
        String[] words = APART.split(other.toLowerCase(Locale.ROOT).replace("'", ""));
        long own = hits(words, its);
        return WORDS.keySet().stream().anyMatch(language -> hits(words, language) > own);
    }

    private static boolean isHalfIn(String language, String text, String mostly) {
        String[] words = APART.split(text.toLowerCase(Locale.ROOT).replace("'", ""));
        long hits = hits(words, language);
        return (hits > 1 && hits * 2 >= hits(words, mostly))
                || text.codePoints()
                        .filter(Character::isLetter)
                        .mapToObj(UnicodeScript::of)
                        .anyMatch(
                                script ->
                                        BY_SCRIPT
                                                .getOrDefault(script, List.of())
                                                .contains(language));
    }

    /// The languages of the script that has most of the letters; none for Latin. Kana tells
    /// Japanese, which is mostly written in the letters of Chinese.
    public static List<String> byScript(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
        if (letters.containsKey(UnicodeScript.HIRAGANA)) {
            return List.of("ja");
        }
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> BY_SCRIPT.getOrDefault(most.getKey(), List.of()))
                .orElse(List.of());
    }

    private static long hits(String[] words, String language) {
        Set<String> known = WORDS.getOrDefault(language, Set.of());
        return Arrays.stream(words).filter(known::contains).count();
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }
}
