package io.nightdesk.intent;

/// Plain words for "that was no help", in English, German, French, Spanish and Dutch.
final class RejectionRules {

    /// Who writes more also says what is wrong, which can be searched for.
    private static final int MOST_WORDS = 14;

    private static final Wording WORDING =
            new Wording(
                    "(that|this|it|which) (really )?(didn't|didnt|did not|doesn't|doesnt|does not)"
                            + " (really )?(help|answer|work)",
                    "(didn't|didnt|did not|doesn't|doesnt|does not) (really )?help( me)?",
                    "not (what i (asked|meant|wanted)|helpful|my question|an answer|the answer)",
                    "(wrong answer|no help|useless|same (answer|article) again)",
                    "(hilft|half) (mir )?(leider )?(gar |überhaupt |auch )?nicht",
                    "(nicht|nicht das,?) (was ich (gefragt|gemeint) (habe|hab)|meine frage)|falsche antwort",
                    "(ne m'aide pas|ça n'aide pas|n'aide pas|pas (ma|la bonne) (question|réponse)|pas ce que j'ai demandé)",
                    "(no me (ayuda|sirve)|no (ayuda|es lo que pregunté|es mi pregunta))",
                    "(helpt (me )?niet|hielp (me )?niet|niet wat ik (vroeg|bedoelde)|niet mijn vraag)");

    private RejectionRules() {}

    static boolean match(String text) {
        return text.strip().split("\\s+", -1).length <= MOST_WORDS && WORDING.isIn(text);
    }
}
