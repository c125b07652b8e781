package io.nightdesk.intent;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Plain words for danger to life or health, for fraud, and for the law: nothing a machine should
/// answer. In English, German, French, Spanish and Dutch. Single words that articles use as well,
/// "gas" or "fire", are no rule.
final class DangerRules {

    private static final List<Pattern> RULES =
            List.of(
                    // life
                    rule(
                            "(kill|hurt|harm) (myself|himself|herself|themselves)|suicid\\p{L}*|end my life"),
                    rule("(don't|dont|do not) want to (live|be alive)"),
                    rule("(umbringen|selbstmord|suizid\\p{L}*|nicht mehr leben)"),
                    rule("(me tuer|suicide|plus envie de vivre|mettre fin à mes jours)"),
                    rule("(matarme|suicidar\\p{L}*|suicidio|no quiero vivir)"),
                    rule("(zelfmoord|zelfdoding|niet meer leven|mezelf iets aan)"),
                    // health
                    rule(
                            "(is|was|got|been|were|am) (badly |seriously |severely )?(injured|burned|burnt|electrocuted|poisoned)"),
                    rule(
                            "(exploded|caught fire|burst into flames|(smells?|smell) of gas|gas leak|allergic reaction)"),
                    rule(
                            "(explodiert|in brand geraten|fing feuer|verbrannt|verletzt|stromschlag|riecht nach gas|gasgeruch|allergische reaktion)"),
                    rule(
                            "(a explosé|a pris feu|brûlé|blessée?|odeur de gaz|fuite de gaz|réaction allergique)"),
                    rule(
                            "(explotó|ha explotado|se incendió|me quemé|se quemó|heridos?|herida|olor a gas|fuga de gas|reacción alérgica)"),
                    rule(
                            "(ontploft|in brand gevlogen|verbrand|gewond|gaslucht|gaslek|allergische reactie)"),
                    // fraud
                    rule(
                            "(used|stole|stolen|cloned) my (card|account|identity)|my (card|account|identity) (was|has been|got) (stolen|hacked|cloned|used)"),
                    rule(
                            "(never|didn't|did not) (made|make|place|placed) (this|that|the) (order|payment|purchase)"),
                    rule(
                            "mein(e)? (karte|konto|account) (wurde|ist) (gehackt|gestohlen|missbraucht)|mit meiner karte (bestellt|bezahlt)"),
                    rule(
                            "(ma carte|mon compte) a été (piratée?|volée?|utilisée?)|utilisé ma carte"),
                    rule(
                            "(han|ha) (robado|hackeado|usado|pirateado) mi (tarjeta|cuenta)|(usado|utilizado) mi tarjeta"),
                    rule(
                            "mijn (kaart|account|rekening) is (gehackt|gestolen|misbruikt)|mijn kaart gebruikt"),
                    // the law
                    rule(
                            "my (lawyer|solicitor|attorney)|(sue|suing) (you|your)|legal action|press charges|take you to court|trading standards"),
                    rule(
                            "(anwalt|anwältin|rechtsanwalt|verklage|anzeige erstatten|erstatte anzeige|vor gericht)"),
                    rule("(mon avocate?|porter plainte|porte plainte|en justice|au tribunal)"),
                    rule(
                            "(mi abogad[oa]|denunciar\\p{L}*|demandar\\p{L}*|acciones legales|a juicio)"),
                    rule("(mijn advocaat|aangifte|aanklagen|juridische stappen|voor de rechter)"));

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
