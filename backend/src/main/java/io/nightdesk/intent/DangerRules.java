package io.nightdesk.intent;

/// Plain words for danger to life or health, for fraud, and for the law: nothing a machine should
/// answer. In English, German, French, Spanish and Dutch. Words that customers use of a purchase as
/// well, "used my card" or "burnt", are no rule without who was hurt or who did it.
final class DangerRules {

    private static final Wording WORDING =
            new Wording(
                    // life
                    "(kill|hurt|harm) (myself|himself|herself|themselves)",
                    "suicid\\p{L}*|end my life|(don't|dont|do not) want to (live|be alive)",
                    "umbringen|selbstmord|suizid\\p{L}*|nicht mehr leben",
                    "me tuer|suicide|plus envie de vivre|mettre fin à mes jours",
                    "matarme|suicidar\\p{L}*|suicidio|no quiero vivir",
                    "zelfmoord|zelfdoding|niet meer leven",
                    // health
                    "(is|was|got|been|were|am) (badly |seriously |severely )?"
                            + "(injured|burned|burnt|electrocuted|poisoned)",
                    "exploded|caught fire|burst into flames|smells? of gas|gas leak",
                    "allergic reaction|allergische reaktion|réaction allergique",
                    "reacción alérgica|allergische reactie",
                    "explodiert|in brand geraten|fing feuer|stromschlag|gasgeruch",
                    "riecht nach gas|(mich|sich|hand|finger|arm|bein|kind|sohn|tochter)"
                            + " (\\p{L}+ ){0,4}(verbrannt|verbrüht|verletzt)",
                    "a explosé|a pris feu|odeur de gaz|fuite de gaz",
                    "(me suis|s'est|m'a|été) (brûlée?|blessée?)",
                    "explotó|ha explotado|se incendió|me quemé|me he quemado",
                    "(está|resultó) herid[oa]|olor a gas|fuga de gas",
                    "ontploft|in brand gevlogen|gewond|gaslucht|gaslek",
                    "(me|zich|hand|vinger|kind|zoon|dochter) (\\p{L}+ ){0,3}verbrand",
                    // fraud
                    "(somebody|someone|thieves|hackers?|they|he|she|who)( else)?"
                            + "( has| have)? (used|stole|stolen|cloned|hacked)"
                            + " my (card|account|identity)",
                    "my (card|account|identity) (was|has been|got|is) (stolen|hacked|cloned)",
                    "never (made|placed) (this|that|the) (order|payment|purchase)",
                    "meine? (karte|konto|account) (wurde|ist) (gehackt|gestohlen|missbraucht)",
                    "mein (konto|account) (wurde|ist) (gehackt|gestohlen|missbraucht)",
                    "jemand (\\p{L}+ ){0,4}mit meiner karte",
                    "(ma carte|mon compte) a été (piratée?|volée?)",
                    "quelqu'un a (utilisé|volé|piraté) (ma carte|mon compte)",
                    "(han|ha) (robado|hackeado|pirateado) mi (tarjeta|cuenta)",
                    "(alguien ha|han) (usado|utilizado) mi tarjeta",
                    "mijn (kaart|account|rekening) is (gehackt|gestolen|misbruikt)",
                    "iemand (\\p{L}+ ){0,3}mijn (kaart|account|rekening)",
                    // the law
                    "my (lawyer|solicitor|attorney)|(sue|suing) (you|your)|legal action",
                    "press charges|take you to court|trading standards",
                    "anwalt|anwältin|rechtsanwalt|verklage|vor gericht",
                    "anzeige erstatten|erstatte anzeige",
                    "mon avocate?|(porter|porte) plainte|en justice|au tribunal",
                    "mi abogad[oa]|denunciar\\p{L}*|demandar\\p{L}*|acciones legales",
                    "mijn advocaat|aanklagen|juridische stappen|voor de rechter",
                    "aangifte (doen )?(bij de politie|tegen)");

    private DangerRules() {}

    static boolean match(String text) {
        return WORDING.isIn(text);
    }
}
