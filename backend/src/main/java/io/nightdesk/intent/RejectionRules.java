package io.nightdesk.intent;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Plain words for "that was no help", in English, German, French, Spanish and Dutch.
final class RejectionRules {

    /// Who writes more also says what is wrong, which can be searched for.
    private static final int MOST_WORDS = 14;

    private static final List<Pattern> RULES =
            List.of(
                    rule(
                            "(that|this|it|which) (really )?(didn't|didnt|did not|doesn't|doesnt|does not)"
                                    + " (really )?(help|answer|work)"),
                    rule("(didn't|didnt|did not|doesn't|doesnt|does not) (really )?help( me)?"),
                    rule(
                            "not (what i (asked|meant|wanted)|helpful|my question|an answer|the answer)"),
                    rule("(wrong answer|no help|useless|same (answer|article) again)"),
                    rule("(hilft|half) (mir )?(leider )?(gar |überhaupt |auch )?nicht"),
                    rule(
                            "(nicht|nicht das,?) (was ich (gefragt|gemeint) (habe|hab)|meine frage)|falsche antwort"),
                    rule(
                            "(ne m'aide pas|ça n'aide pas|n'aide pas|pas (ma|la bonne) (question|réponse)|pas ce que j'ai demandé)"),
                    rule("(no me (ayuda|sirve)|no (ayuda|es lo que pregunté|es mi pregunta))"),
                    rule(
                            "(helpt (me )?niet|hielp (me )?niet|niet wat ik (vroeg|bedoelde)|niet mijn vraag)"));

    private RejectionRules() {}

    static boolean match(String text) {
        String said = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replace('’', '\'');
        return said.split(" ", -1).length <= MOST_WORDS
                && RULES.stream().anyMatch(rule -> rule.matcher(said).find());
    }

    private static Pattern rule(String words) {
        return Pattern.compile(
                "(?<![\\p{L}])(" + words + ")(?![\\p{L}])", Pattern.UNICODE_CHARACTER_CLASS);
    }
}
