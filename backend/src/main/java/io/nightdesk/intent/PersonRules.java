package io.nightdesk.intent;

/// Plain words for a wish for a person, in English, German, French, Spanish and Dutch.
final class PersonRules {

    private static final String PERSON_EN =
            "(a |an |some |your |the |my )?(real |actual |live |human |other )*(person|human|human being|agent|representative|rep|advisor|adviser|operator|someone|somebody|staff member|member of staff|colleague|manager|supervisor|boss|technician|engineer|specialist|expert|employee|help ?desk|service desk|billing|people|customer (service|support|care)|support (team|agent|person)|service (team|agent|rep|representative))";
    private static final String PERSON_DE =
            "(einem |einer |einen |eine |ein |ihrem |eurem |dem |der )?(echten |echte |echter |richtigen |lebenden |anderen )*(menschen|mensch|person|mitarbeiter|mitarbeiterin|mitarbeitenden|berater|beraterin|kundenberater|kundenservice|kundendienst|support|jemand|jemandem|jemanden|ansprechpartner|agenten|kollegen|vorgesetzten|team)";

    private static final String PERSON_FR =
            "(une |un |votre |le |la )?(vraie |vrai )?(personne|humain|être humain|conseiller|conseillère|agent|employé|employée|responsable|quelqu'un|service client)";
    private static final String PERSON_ES =
            "(una |un |el |la |su )?(persona|humano|agente|asesor|asesora|empleado|empleada|encargado|encargada|alguien|atención al cliente)( real| de verdad)?";
    private static final String PERSON_NL =
            "(een |uw |jullie |de )?(echt |echte )?(mens|persoon|medewerker|medewerkster|iemand|klantenservice|collega)";

    private static final Wording WORDING =
            new Wording(
                    "\\b(talk|speak|chat|connect|escalate)\\b[^.?!]{0,25}\\b(to|with|through to|on to|over to)\\s+"
                            + PERSON_EN
                            + "\\b",
                    // Money, points and calls are transferred to people, too.
                    "\\b(transfer|put|pass|hand|forward)( me| us| this| it| that| my (case|ticket|chat|request|complaint))( over| through| on)?\\s+(to|with|through to|on to|over to|onto)\\s+"
                            + PERSON_EN
                            + "\\b",
                    "^\\s*(please )?transfer to\\s+" + PERSON_EN + "\\b",
                    "^\\s*(please |pls |can (you|someone|somebody|anyone) (please )?)?(call|ring|phone) me( back)?( please| pls)?[\\s.!?]*$",
                    "\\b(no|not a|no more)( \\p{L}+)? (bots?|robots?|chatbots?|machines?)( please)?[\\s.!]*$",
                    "\\b(want|need|get|give|have|prefer|like|let)\\b( me| to have| to get)?\\s+(a |an )?(real |actual |live |human )+(person|human|being|agent|representative|rep|advisor|operator|support|help)\\b",
                    "^\\s*(real |live |human )?(person|human|agent|representative|operator)( please| pls| now)?[\\s.!]*$",
                    "\\b(customer (service|support|care)|support) (rep|agent|person|team)?\\s*(please|pls|now)\\b",
                    "\\b(sprechen|reden|schreiben|chatten|telefonieren|verbinden|verbunden|durchstellen|weiterleiten)\\b[^.?!]{0,25}\\bmit\\s+"
                            + PERSON_DE
                            + "\\b",
                    "\\bmit\\s+"
                            + PERSON_DE
                            + "\\b[^.?!]{0,25}\\b(sprechen|reden|schreiben|chatten|telefonieren|verbinden|verbunden)\\b",
                    "\\b(will|möchte|brauche|hätte gern|geben sie mir|gib mir)\\b[^.?!]{0,12}\\b(einen |eine |ein )?(echten |echte |richtigen )*(menschen|mitarbeiter|mitarbeiterin|berater|ansprechpartner|kundenberater)\\b",
                    "^\\s*(echter |echten )?(mensch|mitarbeiter|kundenservice|kundendienst)( bitte)?[\\s.!]*$",
                    "\\b(rufen sie mich|ruf mich|ruft mich)( bitte)? (an|zurück)\\b",
                    "\\b(kann|könnte|soll)\\b[^.?!]{0,12}\\b(jemand|einer)\\b[^.?!]{0,12}\\b(anrufen|zurückrufen)\\b",
                    "\\b(veux|voudrais|préfère|souhaite|aimerais|donnez-moi|passez-moi|transférez-moi|joindre)\\b[^.?!]{0,15}\\b(une? |votre |le |la |mon )(vrai |vraie )?(conseiller|conseillère|humain|être humain|agent|responsable|employée?|technicien|vraie personne)\\b",
                    "\\b(rappelez|appelez)-moi\\b|en (relation|contact) avec (une |un |le |la )?(personne|conseiller|humain|service client)",
                    "\\b(parler|discuter|passez|mettez)\\b[^.?!]{0,25}\\b(à|a|avec|au)\\s+"
                            + PERSON_FR
                            + "\\b",
                    "\\b(hablar|chatear|comunicarme|ponme|póngame|pásame|páseme)\\b[^.?!]{0,25}\\bcon\\s+"
                            + PERSON_ES
                            + "\\b",
                    "\\b(quiero|quisiera|necesito|prefiero|póngame|páseme|deme)\\b[^.?!]{0,12}\\b(una? )?(agente|humano|persona (real|de verdad)|ser humano)\\b",
                    "\\batiend[ae]\\b[^.?!]{0,6}\\b(una? )(humano|persona|agente)\\b|\\b(llámenme|llámeme|llamadme)\\b",
                    "\\b(wil|mag|kan|moet)\\b[^.?!]{0,15}\\b(iemand|(een |de |jullie )?(echte? )?(medewerker|mens|manager|klantenservice|leidinggevende))\\b[^.?!]{0,18}\\bspreken\\b",
                    "\\b(geef|verbind) (me|mij)\\b[^.?!]{0,15}\\b(medewerker|mens|persoon|collega|leidinggevende|klantenservice)\\b",
                    "\\bbel (me|mij)\\b[^.?!]{0,15}(terug|alsjeblieft|aub)[\\s.!]*$",
                    "\\bmet\\s+"
                            + PERSON_NL
                            + "\\b[^.?!]{0,25}\\b(praten|spreken|chatten|doorverbonden|doorverbinden)\\b");

    private PersonRules() {}

    /// Whether the message asks for a person in plain words.
    static boolean match(String text) {
        return WORDING.isIn(text);
    }
}
