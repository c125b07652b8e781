package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.LanguageGuess;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells whether an answer is in another language than its question where it is too short for
/// [Languages]: "Ja, für 3 Jahre." Two words are enough that another language has and the
/// question's has not, as long as none of the answer's is the other way round. What the
/// question or a passage says may be said back in whatever language. Safe from any thread.
public final class AnswerLanguage {

    /// What short answers are made of, beside the smallest words.
    private static final Map<String, String> MORE =
            Map.of(
                    "en",
                    "yes yeah we us our they them he she here day days week weeks month months year years hour hours time within after before until up about over only also every all free too which many much long am mine because while during per into out",
                    "de",
                    "ja nein unser unsere unseren tag tage tagen woche wochen monat monate monaten jahr jahre jahren stunde stunden innerhalb nur leider kostenlos dann ab über vor bis als seit dort hier alle ohne gern gerne dieser diese dieses er welche welcher wieviel daher sich",
                    "fr",
                    "oui nous notre nos jour jours semaine semaines mois an ans année années heure heures sous pendant jusqu gratuit gratuite gratuitement seulement après avant chez on combien quel quelle quels quelles temps avez avons peuvent pouvez bien sûr en ils elles tu es toi ton ta tes te",
                    "es",
                    "sí nosotros nuestro nuestra día días semana semanas mes meses año años hora horas hasta dentro durante solo sólo tiene tienes tenemos puedes pueden después antes también desde cuánto cuánta cuántos cuántas cuál cuáles nos le les está se tu tú te ti",
                    "it",
                    "sì noi nostro nostra giorno giorni settimana settimane mese mesi anno anni ora ore entro dopo prima fino solo gratuito hai abbiamo puoi quanto quanti quanta quale quali ci ne anche",
                    "nl",
                    "ja nee wij we ons onze dag dagen week weken maand maanden jaar uur binnen tot na alleen ze zij deze die er hebt hebben dan over lang alle hoeveel welke al jullie wel hier daar",
                    "pt",
                    "sim nós nosso nossa dia dias semana semanas mês meses ano anos hora horas até dentro depois antes apenas só tem temos podem quanto quantos quanta qual quais nos também já",
                    "sv",
                    "ja nej vi oss vår våra dag dagar vecka veckor månad månader år timme timmar inom efter bara många här där alla",
                    "da",
                    "ja nej vi os vores dag dage uge uger måned måneder år time timer inden efter kun mange her der alle",
                    "no",
                    "ja nei vi oss vår våre dag dager uke uker måned måneder år time timer innen etter bare mange her der alle");

    private static final Map<String, Set<String>> WORDS =
            MORE.entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey,
                                    it -> withSmall(it.getKey(), it.getValue())));

    private static final Pattern APOSTROPHE = Pattern.compile("['’]");
    private static final Pattern APART = Pattern.compile("[^\\p{L}]+");

    /// So many words of another language are no accident.
    private static final int TELLING = 2;

    private final Set<String> asked;
    private final Set<String> given;
    private final List<String> script;
    private final String language;

    /// @param passages what the answer may quote
    public AnswerLanguage(String question, String passages) {
        asked = words(question);
        given = new HashSet<>(words(passages));
        given.addAll(asked);
        script = LanguageGuess.byScript(question);
        language = script.isEmpty() ? language(question) : "";
    }

    /// Whether a whole answer is in another language. False for one that does not tell.
    public boolean isForeign(String answer) {
        return differs(answer, TELLING);
    }

    /// Whether the beginning of an answer may be, so that it is better to wait for more of it.
    public boolean mayBeForeign(String beginning) {
        return differs(beginning, 1);
    }

    private boolean differs(String answer, int least) {
        Set<String> said = words(answer);
        Set<String> ownWords = new HashSet<>(said);
        ownWords.removeAll(given);
        List<String> others = LanguageGuess.byScript(answer);
        if (!others.isEmpty()) {
            return !LanguageGuess.byScript(String.join(" ", ownWords)).isEmpty()
                    && isInAnotherScript(others, said);
        }
        return isTold()
                && WORDS.keySet().stream()
                        .filter(other -> !other.equals(language))
                        .anyMatch(other -> speaks(other, said, ownWords, least));
    }

    private boolean isInAnotherScript(List<String> others, Set<String> said) {
        return language.isEmpty()
                ? !script.isEmpty() && Collections.disjoint(others, script)
                : Collections.disjoint(said, wordsOf(language));
    }

    private boolean speaks(String other, Set<String> said, Set<String> ownWords, int least) {
        Set<String> ours = wordsOf(language);
        Set<String> theirs = wordsOf(other);
        Predicate<String> speaksForOurs = word -> ours.contains(word) && !theirs.contains(word);
        Predicate<String> speaksForTheirs = word -> theirs.contains(word) && !ours.contains(word);
        return asked.stream().noneMatch(speaksForTheirs)
                && said.stream().noneMatch(speaksForOurs)
                && ownWords.stream().filter(speaksForTheirs).count() >= least;
    }

    /// Whether the question tells its own language.
    private boolean isTold() {
        return !language.isEmpty() || !script.isEmpty();
    }

    /// The one that has more of the question's words than any other, and at least two; or empty.
    private static String language(String question) {
        List<String> words = all(question);
        String best = "";
        long most = TELLING - 1;
        boolean isAlone = false;
        for (var entry : WORDS.entrySet()) {
            long hits = words.stream().filter(entry.getValue()::contains).count();
            if (hits > most) {
                best = entry.getKey();
                isAlone = true;
            } else if (hits == most) {
                isAlone = false;
            }
            most = Math.max(most, hits);
        }
        return isAlone ? best : "";
    }

    private static Set<String> wordsOf(String language) {
        return WORDS.getOrDefault(language, Set.of());
    }

    private static Set<String> withSmall(String language, String more) {
        Set<String> words = new HashSet<>(Arrays.asList(more.split(" ")));
        words.addAll(LanguageGuess.smallWords().getOrDefault(language, Set.of()));
        return words;
    }

    private static Set<String> words(String text) {
        return Set.copyOf(all(text));
    }

    private static List<String> all(String text) {
        String plain = APOSTROPHE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return APART.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    }
}
