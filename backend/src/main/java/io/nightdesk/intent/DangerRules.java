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
                    "(got|had|gave me|received) an? (electric(al)? )shock|smoke (is |was )?coming (out )?(of|from)",
                    "(baby|child|son|daughter|toddler) (has |had )?swallowed|baby (\\p{L}+ ){1,4}verschluckt",
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
                    "(burned|burnt|cut|broke|broken|fractured|injured) (my|his|her|our) (\\p{L}+ )?(hands?|arms?|legs?|face|fingers?|wrist|foot|feet|eyes?|head|skin)",
                    "(ended up|taken|rushed|went) (in|to) (the )?(hospital|a&e|emergency)",
                    "im krankenhaus gelandet|ins krankenhaus (gekommen|gebracht)",
                    "(fini|atterri|transportée?|emmenée?) à l'hôpital",
                    "(acabé|acabado|terminé|ingresad[oa]|llev\\p{L}+) (en|al) (el )?hospital",
                    "in het ziekenhuis (beland|belandde|opgenomen)|(beland|belandde) in het ziekenhuis",
                    // what people did
                    "(being|been|was|am) (\\p{L}+ )?(threatened|stalked|harassed|discriminated against)",
                    "(wurde|werde) (\\p{L}+ ){0,3}(bedroht|belästigt|diskriminiert)|hat mich (\\p{L}+ ){0,2}(bedroht|belästigt|beleidigt)",
                    "(m'a|m'ont|ai été) (\\p{L}+ )?(menacée?|harcelée?|discriminée?|insultée?)",
                    "me (ha|han) (amenazado|acosado|discriminado|insultado)",
                    "(ben|werd|heeft me|heeft mij) (\\p{L}+ ){0,2}(bedreigd|lastiggevallen|gediscrimineerd)",
                    "(leaked|published|shared|sent) (my|our) (\\p{L}+ ){1,2}(to|with) (a stranger|strangers|the wrong|somebody else|someone else|another customer)",
                    "see (the data|the details|the account|the orders|data|details) of (another|other|a different) (customer|person|people|client)s?",
                    // fraud
                    "there (is|are|was|were) (\\p{L}+ ){0,2}unauthori[sz]ed (transactions?|charges?|payments?|withdrawals?|purchases?)",
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
                    "(transfer|payment|withdrawal|transaction|charge|booking)s? (that |which )?i"
                            + " (did not|didn't|didnt|never) (make|made|authori[sz]ed?|approved?)",
                    "(been|was|got) (scammed|defrauded|blackmailed)|identity (was|has been|got) stolen",
                    "auf (\\p{L}+ )?betrüger (\\p{L}+ )?reingefallen|identität (\\p{L}+ )?gestohlen",
                    "(fait|suis fait) (arnaquer|escroquer)|usurpé mon identité",
                    "me (han|ha) (estafado|suplantado)|suplantado mi identidad",
                    "ben (\\p{L}+ ){0,3}opgelicht|identiteit (\\p{L}+ )?(gestolen|misbruikt)",
                    // a death
                    "(mother|father|mum|mom|dad|husband|wife|son|daughter|partner) (has |have )?(just )?(died|passed away)",
                    "(mutter|vater|mann|frau|sohn|tochter|oma|opa) (ist|sind) (\\p{L}+ )?(ge|ver)storben",
                    "(mère|père|mari|femme|fils|fille) (est|vient de) (\\p{L}+ )?(décédée?|décéder|morte?|mourir)",
                    "(madre|padre|marido|mujer|esposa|esposo|hij[oa]) (ha )?(falleció|fallecido|murió|muerto)",
                    "(moeder|vader|man|vrouw|zoon|dochter) is (\\p{L}+ )?(overleden|gestorven)",
                    // the law
                    "my (lawyer|solicitor|attorney)|(sue|suing) (you|your)|legal action",
                    "(file|filing|filed) (a )?(lawsuit|suit)|small claims|legal (steps|proceedings)",
                    "report (this|you|it) to (the )?(police|authorities|regulator|ombudsman)",
                    "press charges|take you to court|trading standards",
                    "mein(e|en|em)? (rechts)?(anwalt|anwältin)|verklage",
                    "(schalte|nehme|beauftrage|hole|brauche) (\\p{L}+ ){0,3}(rechts)?anwalt",
                    "(sehen|treffen|ziehe|gehe|klage|landet) (\\p{L}+ ){0,3}vor gericht|vor gericht (ziehen|bringen)",
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
