package io.nightdesk.assistant;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Recognises sentences in which a program must not bind the brand: that it has done something to
/// an order or an account, a pledge that no passage makes, and a request for a password or a card.
/// In English, German, French, Spanish and Dutch. Safe from any thread.
final class Commitments {

    private static final String EN_DONE =
            " (?:approved|refunded|reimbursed|credited|cancell?ed|issued|granted|waived|changed|processed"
                    + "|arranged|initiated)\\b";

    private static final String EN_TOLD =
            "(?: already| now| just| also| gone ahead and| \\p{L}+ly){0,2}";

    private static final String DE_DONE =
            " (?:(?:zurück)?erstattet|(?:zurück)?überwiesen|storniert|genehmigt|gutgeschrieben"
                    + "|bearbeitet|veranlasst|eingeleitet)\\b";

    private static final String FR_DONE =
            " (?:remboursé|annulé|approuvé|crédité|accordé|traité|lancé)";

    private static final String ES_DONE =
            " (?:reembolsad|cancelad|aprobad|abonad|procesad|tramitad|iniciad)";

    private static final String NL_DONE =
            " (?:terugbetaald|geannuleerd|goedgekeurd|verwerkt|geregeld)\\b";

    /// The assistant has no hands: none of this can be true.
    private static final List<Pattern> DONE =
            List.of(
                    pattern("\\bi(?:'ve| have)" + EN_TOLD + EN_DONE),
                    pattern(
                            "\\bi(?:'ve| have)"
                                    + EN_TOLD
                                    + " (?:updated|closed|sent|forwarded|booked|reset|verified)\\b"),
                    pattern("\\bi" + EN_TOLD + EN_DONE + " your?\\b"),
                    pattern(
                            "\\b(?:ich habe|wir haben (?:ihnen|ihre?n?|dir|deine?n?|euch|eure?n?))\\b\\n?[^\\n]{0,60}(?:"
                                    + DE_DONE
                                    + "| (?:geändert|verschickt|freigegeben)\\b)"),
                    pattern(
                            "\\b(?:j'ai|nous avons)(?: déjà| bien)?(?:"
                                    + FR_DONE
                                    + "| modifié) (?:votre|vos|ta|ton|tes)\\b"),
                    pattern(
                            "\\b(?:he|hemos)(?: ya)?(?:"
                                    + ES_DONE
                                    + "| cambiad)o (?:sus?|tus?)\\b"),
                    pattern(
                            "\\b(?:ik heb|we hebben|wij hebben) (?:je|jouw|uw)\\b\\n?[^\\n]{0,60}(?:"
                                    + NL_DONE
                                    + "| (?:gewijzigd|verstuurd)\\b)"));

    /// The same of "we" or without saying who did it; may be said of what happens after it. What
    /// "we have changed" is told by articles too, as long as it is not the customer's.
    private static final List<Pattern> BEFALLEN =
            List.of(
                    pattern("\\bwe(?:'ve| have)" + EN_TOLD + EN_DONE + ".{0,30}\\byour?\\b"),
                    pattern(
                            "\\bwe(?:'ve| have)"
                                    + EN_TOLD
                                    + " (?:updated|closed|sent|reset)\\b.{0,30}\\byour?\\b"),
                    pattern(
                            "\\byour \\p{L}+(?:\\h+\\p{L}+){0,5} (?:has(?: already| now| just)? been"
                                    + "|was|were|is now|is hereby)(?: \\p{L}+ly)?(?:"
                                    + EN_DONE
                                    + "| verified\\b)"),
                    pattern(
                            "\\b(?:wurden?|ist|sind)(?: jetzt| nun| bereits| hiermit| ihnen| dir)?"
                                    + DE_DONE),
                    pattern("\\b(?:a|ont)(?: bien)? été" + FR_DONE),
                    pattern("\\bhan? sido" + ES_DONE),
                    pattern(
                            "\\b(?:je|jouw|uw) \\p{L}+(?:\\h+\\p{L}+){0,2} (?:is|zijn|werd|werden)(?: nu| al| hierbij)?"
                                    + NL_DONE));

    private static final Pattern CONDITION =
            before(
                    "if|when|once|after(?! \\p{L}+ing)|until|unless|whether|before(?! \\p{L}+ing)"
                            + "|wenn|falls|sobald|nachdem|ob|si|quand|lorsque|dès que|une fois"
                            + "|cuando|una vez|als|zodra|wanneer|nadat");

    /// Good only if a passage has the words that are the group; begins a word where it begins with
    /// a blank.
    private static final List<Pattern> PLEDGED =
            List.of(
                    pattern(
                            "\\b(?:i|we)(?:'(?:ll|m|re|ve)| will| can| hereby| am| are| have)?(?: \\p{L}+){0,2}?"
                                    + "( (?:approv|refund|credit|waiv|promis|guarante|owe|agree|grant))\\p{L}*"),
                    pattern("\\b(?:ich|wir) (versprech|garantier|schuld|erstatt|genehmig)"),
                    pattern("\\b(versprech|garantier|schuld|erstatt|genehmig)en? (?:ich|wir)\\b"),
                    pattern("\\b(?:je|nous)(?: vous)? (promet|garanti|devons|rembours)"),
                    pattern("\\b(promet|garantiz|reembols)(?:o|amos|emos)\\b"),
                    pattern("\\b(?:ik|we|wij) (beloof|beloven|garander|vergoed)"),
                    pattern(
                            "\\b(legally binding|rechtsverbindlich|juridiquement contraignant|legalmente vinculante|juridisch bindend)"));

    private static final String EN_SECRET =
            "(?:password|passcode|pin|cvv|cvc|card number|security code)\\b";

    /// To be written into the chat; where to type a password on a page may be said.
    private static final List<Pattern> SECRET_ASKED =
            List.of(
                    pattern(
                            "\\b(?:send|tell|give|share|confirm|provide)(?: it)?(?: to| with)? (?:me|us)\\b.{0,12}\\byour\\b.{0,20}\\b"
                                    + EN_SECRET),
                    pattern(
                            "\\b(?:send|tell|give|share|confirm|provide) your (?:\\p{L}+ ){0,2}"
                                    + EN_SECRET
                                    + "(?: \\p{L}+){0,3} (?:to|with) (?:me|us)\\b"),
                    pattern(
                            "\\byour (?:\\p{L}+ ){0,2}"
                                    + EN_SECRET
                                    + "[^\\n]{0,12}\\b(?:here|in this chat)\\b"),
                    pattern("\\bwhat is your (?:\\p{L}+ ){0,2}" + EN_SECRET),
                    pattern(
                            "\\b(?:schick|send|nenn|gib|gebt|geb|teil|verrat)\\p{L}*\\b"
                                    + "(?!.{0,16}\\b(?:nie|niemals|nicht|kein\\p{L}*)\\b).{0,8}\\b(?:mir|uns)\\b"
                                    + ".{0,15}(?:passwort|kennwort|\\bpin\\b|\\bcvv\\b|kartennummer)"),
                    pattern(
                            "\\b(?:envoyez|donnez|communiquez|indiquez|dites) (?:moi|nous)\\b.{0,15}(?:mot de passe|numéro de (?:votre )?carte|code pin)"),
                    pattern(
                            "\\b(?:env[ií][ae]|d[ée]|da|d[ií](?:ga)?)(?:me|nos)\\b.{0,15}(?:contraseña|número de (?:la |su |tu )?tarjeta|\\bpin\\b)"),
                    pattern(
                            "\\b(?:stuur|geef|vertel) (?:mij|me|ons)\\b(?! (?:nooit|niet|geen)\\b).{0,15}(?:wachtwoord|kaartnummer|pincode)"));

    private static final Pattern NEGATED =
            before(
                    "never|not|nobody|\\p{L}+n't|cannot|nie|niemals|nicht|niemand|kein\\p{L}*|jamais"
                            + "|pas|nunca|no|nooit|niet|geen");

    /// All that is no word and ends no clause.
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\s.,;:!?']+");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Commitments() {}

    /// Whether the sentence may not be said.
    ///
    /// @param sentence its [FoldedText#words]
    /// @param passages everything that the model was given to answer from, folded
    static boolean in(String sentence, String passages) {
        String said = OTHER.matcher(sentence).replaceAll(" ");
        return found(DONE, said, _ -> true)
                || found(BEFALLEN, said, it -> !follows(CONDITION, said, it))
                || found(PLEDGED, said, it -> isNew(it.group(1), passages))
                || found(SECRET_ASKED, said, it -> !follows(NEGATED, said, it));
    }

    private static boolean found(
            List<Pattern> patterns, String said, Predicate<MatchResult> isMeant) {
        return patterns.stream()
                .flatMap(pattern -> pattern.matcher(said).results())
                .anyMatch(isMeant);
    }

    private static boolean follows(Pattern before, String said, MatchResult match) {
        return before.matcher(said.substring(0, match.start())).find();
    }

    private static boolean isNew(String pledge, String passages) {
        return !spaced(" " + passages).contains(spaced(pledge));
    }

    /// In small letters, with one blank between words.
    private static String spaced(String text) {
        String words = OTHER.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
        return BLANKS.matcher(words).replaceAll(" ");
    }

    /// One of the words, and what it may speak of: at most five more words of the same clause.
    /// "Don't worry" speaks of nothing else.
    private static Pattern before(String words) {
        return pattern(
                "\\b(?:"
                        + words
                        + ")(?:\\h+(?!(?:and|but|so|please|just|worry|worries|problem|hesitate"
                        + "|forget|und|aber|bitte|sorgen?|zögern|vergessen|et|mais|problème|hésitez"
                        + "|oubliez|y|pero|problema|dude|olvide|en|maar|probleem|aarzel|vergeet)\\b)[\\p{L}\\p{N}']+){0,5}\\h*\\z");
    }

    /// A blank stands for any, also for the end of a line.
    private static Pattern pattern(String regex) {
        return Pattern.compile(
                regex.replace(" ", "\\s+"),
                Pattern.CASE_INSENSITIVE
                        | Pattern.UNICODE_CASE
                        | Pattern.UNICODE_CHARACTER_CLASS
                        | Pattern.DOTALL);
    }
}
