package io.nightdesk.intent;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Plain words for danger to life or health, for fraud, and for the law: nothing a machine should
/// answer. In English, German, French, Spanish and Dutch. Words that customers use of a purchase as
/// well, "used my card" or "burnt", are no rule without who was hurt or who did it.
final class DangerRules {

    private static final List<Pattern> RULES =
            List.of(
                    // life
                    rule("(kill|hurt|harm) (myself|himself|herself|themselves)"),
                    rule("suicid\\p{L}*|end my life|(don't|dont|do not) want to (live|be alive)"),
                    rule("umbringen|selbstmord|suizid\\p{L}*|nicht mehr leben"),
                    rule("me tuer|suicide|plus envie de vivre|mettre fin à mes jours"),
                    rule("matarme|suicidar\\p{L}*|suicidio|no quiero vivir"),
                    rule("zelfmoord|zelfdoding|niet meer leven"),
                    // health
                    rule(
                            "(is|was|got|been|were|am) (badly |seriously |severely )?"
                                    + "(injured|burned|burnt|electrocuted|poisoned)"),
                    rule("exploded|caught fire|burst into flames|smells? of gas|gas leak"),
                    rule("allergic reaction|allergische reaktion|réaction allergique"),
                    rule("reacción alérgica|allergische reactie"),
                    rule("explodiert|in brand geraten|fing feuer|stromschlag|gasgeruch"),
                    rule(
                            "riecht nach gas|(mich|sich|hand|finger|arm|bein|kind|sohn|tochter)"
                                    + " (\\p{L}+ ){0,4}(verbrannt|verbrüht|verletzt)"),
                    rule("a explosé|a pris feu|odeur de gaz|fuite de gaz"),
                    rule("(me suis|s'est|m'a|été) (brûlée?|blessée?)"),
                    rule("explotó|ha explotado|se incendió|me quemé|me he quemado"),
                    rule("(está|resultó) herid[oa]|olor a gas|fuga de gas"),
                    rule("ontploft|in brand gevlogen|gewond|gaslucht|gaslek"),
                    rule("(me|zich|hand|vinger|kind|zoon|dochter) (\\p{L}+ ){0,3}verbrand"),
                    // fraud
                    rule(
                            "(somebody|someone|thieves|hackers?|they|he|she|who)( else)?"
                                    + "( has| have)? (used|stole|stolen|cloned|hacked)"
                                    + " my (card|account|identity)"),
                    rule("my (card|account|identity) (was|has been|got|is) (stolen|hacked|cloned)"),
                    rule("never (made|placed) (this|that|the) (order|payment|purchase)"),
                    rule(
                            "meine? (karte|konto|account) (wurde|ist) (gehackt|gestohlen|missbraucht)"),
                    rule("mein (konto|account) (wurde|ist) (gehackt|gestohlen|missbraucht)"),
                    rule("jemand (\\p{L}+ ){0,4}mit meiner karte"),
                    rule("(ma carte|mon compte) a été (piratée?|volée?)"),
                    rule("quelqu'un a (utilisé|volé|piraté) (ma carte|mon compte)"),
                    rule("(han|ha) (robado|hackeado|pirateado) mi (tarjeta|cuenta)"),
                    rule("(alguien ha|han) (usado|utilizado) mi tarjeta"),
                    rule("mijn (kaart|account|rekening) is (gehackt|gestolen|misbruikt)"),
                    rule("iemand (\\p{L}+ ){0,3}mijn (kaart|account|rekening)"),
                    // the law
                    rule("my (lawyer|solicitor|attorney)|(sue|suing) (you|your)|legal action"),
                    rule("press charges|take you to court|trading standards"),
                    rule("anwalt|anwältin|rechtsanwalt|verklage|vor gericht"),
                    rule("anzeige erstatten|erstatte anzeige"),
                    rule("mon avocate?|(porter|porte) plainte|en justice|au tribunal"),
                    rule("mi abogad[oa]|denunciar\\p{L}*|demandar\\p{L}*|acciones legales"),
                    rule("mijn advocaat|aanklagen|juridische stappen|voor de rechter"),
                    rule("aangifte (doen )?(bij de politie|tegen)"));

    private DangerRules() {}

    static boolean match(String text) {
        String said = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replace('’', '\'');
        return RULES.stream().anyMatch(rule -> rule.matcher(said).find());
    }

    private static Pattern rule(String words) {
        return Pattern.compile(
                "(?<![\\p{L}])(" + words + ")(?![\\p{L}])", Pattern.UNICODE_CHARACTER_CLASS);
    }
}
