package io.nightdesk.intent;

/// Plain words for a wish for a person, in English, German, French, Spanish and Dutch.
final class PersonRules {

    private static final String PERSON_EN =
            "(a |an |some |your |the |my )?(real |actual |live |human |other )*(person|human|human being|agent|representative|rep|advisor|adviser|operator|someone|somebody|staff member|member of staff|colleague|manager|supervisor|people|customer (service|support|care)|support (team|agent|person)|service (team|agent|rep|representative))";
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
                    "\\b(talk|speak|chat|connect|transfer|put|pass|hand|escalate|forward)\\b[^.?!]{0,25}\\b(to|with|through to|on to|over to)\\s+"
                            + PERSON_EN
                            + "\\b",
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
                    "\\b(parler|discuter|passez|mettez)\\b[^.?!]{0,25}\\b(à|a|avec|au)\\s+"
                            + PERSON_FR
                            + "\\b",
                    "\\b(hablar|chatear|comunicarme|ponme|póngame|pásame|páseme)\\b[^.?!]{0,25}\\bcon\\s+"
                            + PERSON_ES
                            + "\\b",
                    "\\bmet\\s+"
                            + PERSON_NL
                            + "\\b[^.?!]{0,25}\\b(praten|spreken|chatten|doorverbonden|doorverbinden)\\b");

    private PersonRules() {}

    /// Whether the message asks for a person in plain words.
    static boolean match(String text) {
        return WORDING.isIn(text);
    }
}
