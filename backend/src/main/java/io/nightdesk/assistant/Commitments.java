package io.nightdesk.assistant;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises sentences in which a program must not bind the brand: that it has done something to
/// an order or an account, a pledge that no passage makes, and a request for a password or a card.
/// In English, German, French, Spanish and Dutch. Safe from any thread.
final class Commitments {

    /// The assistant has no hands: none of this can be true. What "we have changed" is told by
    /// articles too, as long as it is not the customer's.
    private static final List<Pattern> DONE =
            List.of(
                    pattern(
                            "\\bi(?:['’]ve| have)(?: already| now| just| also)? (?:approved|refunded|credited|cancell?ed|issued|granted|waived|changed|updated|closed|sent|forwarded|booked|reset|verified)\\b"),
                    pattern(
                            "\\bwe(?:['’]ve| have)(?: already| now| just| also)? (?:approved|refunded|credited|cancell?ed|issued|granted|waived|changed|updated|closed|sent|reset)\\b.{0,30}\\byour?\\b"),
                    pattern(
                            "\\b(?:ich habe|wir haben (?:ihnen|ihre?n?|dir|deine?n?|euch|eure?n?))\\b.{0,60}\\b(?:erstattet|storniert|genehmigt|gutgeschrieben|geändert|verschickt|freigegeben)\\b"),
                    pattern(
                            "\\b(?:j['’]ai|nous avons)(?: déjà)? (?:remboursé|annulé|approuvé|crédité|modifié) (?:votre|vos|ta|ton)\\b"),
                    pattern(
                            "\\b(?:he|hemos)(?: ya)? (?:reembolsado|cancelado|aprobado|abonado|cambiado) (?:su|tu)\\b"),
                    pattern(
                            "\\b(?:ik heb|we hebben|wij hebben) (?:je|jouw|uw)\\b.{0,60}\\b(?:terugbetaald|geannuleerd|goedgekeurd|gewijzigd|verstuurd)\\b"));

    /// The same without saying who did it; may be said of what happens after it.
    private static final List<Pattern> BEFALLEN =
            List.of(
                    pattern(
                            "\\byour (?:\\p{L}+ ){1,3}(?:has been|was|is now|is hereby) (?:approved|issued|refunded|credited|cancell?ed|granted|waived|changed|verified)\\b"),
                    pattern(
                            "\\b(?:wurde|ist) (?:jetzt |bereits |hiermit )?(?:erstattet|genehmigt|storniert|gutgeschrieben)\\b"),
                    pattern("\\ba été (?:remboursé|annulé|approuvé|crédité)"),
                    pattern("\\bha sido (?:reembolsad|cancelad|aprobad|abonad)"));

    private static final Pattern CONDITION =
            pattern(
                    "\\b(?:if|when|once|after|until|unless|whether|before|wenn|falls|sobald|nachdem|ob|si|quand|lorsque|cuando|als|zodra)\\b");

    /// Good only if a passage has the word that is the group.
    private static final List<Pattern> PLEDGED =
            List.of(
                    pattern(
                            "\\b(?:i|we)(?:['’](?:ll|m|re)| will| can| hereby| am| are)?(?: \\p{L}+){0,2} (approv|refund|credit|waiv|promis|guarante|owe|agree|grant)\\p{L}*"),
                    pattern("\\b(?:ich|wir) (versprech|garantier|schuld|erstatt|genehmig)"),
                    pattern("\\b(?:je|nous)(?: vous)? (promet|garanti|devons|rembours)"),
                    pattern("\\b(promet|garantiz|reembols)(?:o|amos|emos)\\b"),
                    pattern("\\b(?:ik|we|wij) (beloof|beloven|garander|vergoed)"),
                    pattern(
                            "\\b(legally binding|rechtsverbindlich|juridiquement contraignant|legalmente vinculante|juridisch bindend)"));

    /// To be written into the chat; where to type a password on a page may be said.
    private static final List<Pattern> SECRET_ASKED =
            List.of(
                    pattern(
                            "\\b(?:send|tell|give|share|confirm|provide)(?: it)?(?: to| with)? (?:me|us)\\b.{0,12}\\byour\\b.{0,20}\\b(?:password|passcode|pin|cvv|cvc|card number|security code)\\b"),
                    pattern(
                            "\\byour (?:\\p{L}+ ){0,2}(?:password|passcode|pin|cvv|cvc|card number|security code)\\b.{0,12}\\b(?:here|in this chat)\\b"),
                    pattern("\\bwhat is your (?:\\p{L}+ ){0,2}(?:password|pin|cvv|card number)\\b"),
                    pattern(
                            "\\b(?:schick|send|nenn|gib|gebt|geb|teil|verrat)\\p{L}*\\b.{0,8}\\b(?:mir|uns)\\b.{0,15}(?:passwort|kennwort|\\bpin\\b|\\bcvv\\b|kartennummer)"),
                    pattern(
                            "\\b(?:envoyez|donnez|communiquez|indiquez|dites)-(?:moi|nous)\\b.{0,15}(?:mot de passe|numéro de (?:votre )?carte|code pin)"),
                    pattern(
                            "\\b(?:env[ií][ae]|d[ée]|da|d[ií](?:ga)?)(?:me|nos)\\b.{0,15}(?:contraseña|número de (?:la |su |tu )?tarjeta|\\bpin\\b)"),
                    pattern(
                            "\\b(?:stuur|geef|vertel) (?:mij|me|ons)\\b.{0,15}(?:wachtwoord|kaartnummer|pincode)"));

    private static final Pattern NEGATED =
            pattern(
                    "\\b(?:never|not|nobody|don['’]t|nie|niemals|nicht|kein\\p{L}*|jamais|pas|nunca|no|nooit|niet|geen)\\b");

    private Commitments() {}

    /// Whether the sentence may not be said.
    ///
    /// @param passages everything that the model was given to answer from
    static boolean in(String sentence, String passages) {
        return DONE.stream().anyMatch(it -> it.matcher(sentence).find())
                || (BEFALLEN.stream().anyMatch(it -> it.matcher(sentence).find())
                        && !CONDITION.matcher(sentence).find())
                || PLEDGED.stream().anyMatch(it -> isNew(it.matcher(sentence), passages))
                || (SECRET_ASKED.stream().anyMatch(it -> it.matcher(sentence).find())
                        && !NEGATED.matcher(sentence).find());
    }

    private static boolean isNew(Matcher pledge, String passages) {
        return pledge.find()
                && !passages.toLowerCase(Locale.ROOT)
                        .contains(pledge.group(1).toLowerCase(Locale.ROOT));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
