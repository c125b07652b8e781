package io.nightdesk.intent;

/// Plain words of somebody who has lost patience, in English, German, French, Spanish and Dutch.
/// What may be said of a thing as well, "is it useless in the rain", is no rule without a word for
/// whom or what it is said of.
final class AngerRules {

    private static final Wording WORDING =
            new Wording(
                    // English
                    "(this|that|it|which)('s| is| was) (\\p{L}+ )?(ridiculous|unacceptable|outrageous|disgraceful|pathetic|appalling|shameful|insulting)",
                    "(this|that|it|what)('s| is| was)?( such)? an? (\\p{L}+ )?(joke|disgrace|scandal|nightmare|farce|shambles)",
                    "(absolutely|completely|totally|utterly) (unacceptable|useless|ridiculous)",
                    "(sick|tired) of (this|it|you|your|waiting|being|hearing|explaining|asking)",
                    "(am|i'm|im|getting|really|so) fed up|had (it with|enough of)"
                            + "|had enough( now)?[!. ]*$|enough is enough",
                    "(losing|lost|running out of) (my )?patience|wast(e|ing|ed) (of )?my time",
                    "worst (customer )?(service|support|company|experience|shop|store|bank|airline)",
                    "(terrible|horrible|awful|appalling|disgusting|lousy|shocking|rubbish)"
                            + " (customer )?(service|support|company)",
                    "how many (more )?times (do|must|did|have|should) i (\\p{L}+ ){0,3}"
                            + "(say|tell|ask|explain|repeat|call|contact|write|told|asked|said)",
                    "(third|fourth|fifth|3rd|4th|5th|tenth|hundredth) time (that )?i('m|'ve| am| have)? (now )?(writ\\p{L}+|wrote|ask\\p{L}*|explain\\p{L}*|call\\p{L}*|contact\\p{L}*|sa(y|id)|told|tell\\p{L}*)",
                    "are you (kidding|joking|deaf|stupid)|(got to|must) be (kidding|joking)",
                    "shame on you|should be ashamed|how dare you|shut up|bullshit|wtf|ffs"
                            + "|f[u*]+ck\\p{L}*|pissed off|screw you",
                    "you('re| are|re| guys are| people are)( all)?( so| just| completely)? (useless|incompetent|idiots?|liars?|thieves|hopeless|pathetic|an? joke)",
                    "(am|i'm|im) (\\p{L}+ )?(furious|livid|fuming|outraged|disgusted)",
                    "(am|i'm|im) (so|very|really|extremely) (angry|annoyed|frustrated|upset)",
                    "(will|am) never (order|buy|book|shop|use)\\p{L}* (\\p{L}+ ){0,4}again",
                    "(drives?|driving) me (mad|crazy|insane|nuts)|nobody cares",
                    "(being )?lied to( me)?|for (god|heaven|christ|goodness)('s|s) sake",
                    // German
                    "frechheit|unverschämt(heit)?|saftladen|sauerei|armutszeugnis|stinksauer|unfassbar",
                    "verarsch\\p{L}*|veräppel\\p{L}*|für dumm verkauf\\p{L}*|schei(ß|ss)\\p{L}*",
                    "(nase|schnauze) (\\p{L}+ )?voll|(mir|jetzt) reicht('s|s| es)|es reicht( mir)? jetzt",
                    "(bin|werde) (\\p{L}+ )?(sauer|wütend)|kotzt mich( \\p{L}+)? an|geht's noch",
                    "(das|es) ist (\\p{L}+ ){0,2}(ein witz|lächerlich|peinlich|inakzeptabel|unzumutbar)",
                    "(seid|ist) (\\p{L}+ )?das (aller)?letzte[!. ]*$|absolut inakzeptabel",
                    "(nie|niemals) wieder (bestell|kauf|buch)\\p{L}*|wie oft (muss|soll) ich (\\p{L}+ ){0,4}"
                            + "(sagen|fragen|schreiben|erklären|wiederholen)",
                    "(schreibe|frage|sage|erkläre|melde) (\\p{L}+ ){0,4}zum (dritten|vierten|fünften|x-ten|hundertsten) mal",
                    "(geduld (ist )?am ende|verliere (\\p{L}+ )?die geduld)|verschwende\\p{L}* meine zeit",
                    "(ihr|sie) (seid|sind) (\\p{L}+ )?(unfähig|nutzlos|idioten|lügner|betrüger)",
                    "seit (\\p{L}+ ){1,2}(tagen|wochen|monaten) (antwortet|meldet|kümmert|reagiert)",
                    // French
                    "inadmissible|scandaleux|honteux|foutage de gueule|ras[- ]le[- ]bol",
                    "(c'est|quelle) (\\p{L}+ )?(une )?(honte|inacceptable|lamentable|n'importe quoi|blague)",
                    "en ai (\\p{L}+ )?(marre|assez (de (vo(s|us)|ce)|maintenant))|(moquez|fichez|foutez) (de moi|du monde|de nous)",
                    "suis (\\p{L}+ )?(furieux|furieuse|en colère|énervée?|indignée?)|merde|putain",
                    "combien de fois (dois|faut|vais)[ -]\\p{L}+ (\\p{L}+ ){0,3}"
                            + "(répéter|dire|expliquer|demander|écrire|appeler)|(troisième|quatrième|cinquième|dixième|énième) fois que j(e |')(\\p{L}+ )?(écris|demande|répète|explique|appelle)",
                    "perds? patience|perdre mon temps|ça suffit( maintenant)?[!. ]*$",
                    "pire (service|entreprise|magasin|banque|expérience)",
                    "service (\\p{L}+ )?(lamentable|déplorable|catastrophique|minable|pitoyable)",
                    "vous êtes (\\p{L}+ )?(nuls?|incapables|incompétents|des (incapables|voleurs|menteurs))",
                    "(plus jamais|jamais plus) (chez vous|je (commande|n'achète))|jamais plus chez vous",
                    // Spanish
                    "(es|qué) (\\p{L}+ )?(una )?(vergüenza|vergonzoso|tomadura de pelo|inaceptable|desastre)",
                    "estoy (\\p{L}+ )?(hart[oa]|furios[oa]|indignad[oa]|cabread[oa]|enfadad[oa])",
                    "(tomando|tomáis|toman) el pelo|ya basta|basta ya|hasta las narices|qué asco|mierda",
                    "cuántas veces (tengo|debo|hay) (\\p{L}+ ){0,2}"
                            + "(repetir|decir|explicar|preguntar|escribir)\\p{L}*|(tercera|cuarta|quinta|décima|enésima) vez que"
                            + " (\\p{L}+ )?(escribo|pregunto|explico|llamo|digo)",
                    "(peor|pésimo) (servicio|empresa|atención|tienda|banco)|servicio (pésimo|penoso|horrible)",
                    "(son|sois) (todos )?(unos )?(inútiles|incompetentes|ladrones|mentirosos|sinvergüenzas)",
                    "(pierdo|perdiendo) la paciencia|perder el tiempo conmigo|nunca más (compro|compraré)",
                    // Dutch
                    "(is|echt|wat) (\\p{L}+ )?(onacceptabel|belachelijk|schandalig|waardeloos)",
                    "spuugzat|kotsbeu|(ben|word) (het |er |dit )?(\\p{L}+ )?(zat|beu|woedend|razend|klaar mee)",
                    "(ben|word) (heel|erg|echt|zo) boos|neem\\p{L}* (me|mij|ons) in de maling|wat een schande",
                    "hoe vaak moet ik (\\p{L}+ ){0,4}(zeggen|uitleggen|vragen|herhalen|schrijven)|(derde|vierde|vijfde|tiende|zoveelste) keer dat ik (\\p{L}+ )?(schrijf|vraag|uitleg|bel|zeg)",
                    "nu is het genoeg|genoeg geweest|verspil\\p{L}* mijn tijd|verlies mijn geduld",
                    "nooit meer (bestel|koop|boek) ik|slechtste (service|winkel|bedrijf|bank)",
                    "waardeloze (service|klantenservice|winkel)|stelletje (prutsers|amateurs|idioten|oplichters)|slaat (\\p{L}+ )?nergens op|godverdomme|kutzooi");

    private AngerRules() {}

    static boolean match(String text) {
        return WORDING.isIn(text);
    }
}
