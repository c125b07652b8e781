package io.nightdesk.assistant;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Greetings and thanks that want no article: a whole message that is nothing else.
final class SmallTalk {

    private static final String BEGINNING = "[\\s¡]*";
    private static final String END = "[\\s.!?,;:)(-]*";

    private static final Pattern GREETING =
            whole(
                    "hi|hello|hey|hiya|yo|good (morning|afternoon|evening|day)|greetings|hi there|hello there|hey there"
                            + "|hallo|moin|moin moin|servus|guten (tag|morgen|abend)|grüß gott|grüezi"
                            + "|bonjour|bonsoir|salut|coucou"
                            + "|hola|buenos días|buenas( tardes| noches)?"
                            + "|hoi|goeden?(morgen|middag|avond|dag)");
    private static final Pattern THANKS =
            whole(
                    "(ok |okay |great |perfect |super |alles klar )?(thanks|thank you|thx|ty|cheers|thanks a lot|thank you (so|very) much|many thanks|danke|dankeschön|danke schön|vielen dank|besten dank|danke dir|danke ihnen)( for (the|your) help| so much| für die hilfe)?"
                            + "|(d'accord |super |parfait )?(merci|merci (bien|beaucoup)|mille mercis)( pour votre aide)?"
                            + "|(vale |perfecto )?((muchas |mil )?gracias)( por (la|su) ayuda)?"
                            + "|(oké |prima )?(dank (je|u)( wel)?|dankjewel|dankuwel|bedankt|hartelijk dank)( voor (de|uw|je) hulp)?");
    private static final Pattern BYE =
            whole(
                    "bye|goodbye|bye bye|see you|see ya"
                            + "|tschüss|tschüß|auf wiedersehen|ciao|bis dann"
                            + "|au revoir|à bientôt|bonne journée"
                            + "|adiós|hasta (luego|pronto)"
                            + "|tot ziens|doei");

    private SmallTalk() {}

    /// The key of the phrase that answers it; empty when the message says more.
    static Optional<String> reply(String text) {
        String said = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (GREETING.matcher(said).matches()) {
            return Optional.of("greeting");
        }
        if (THANKS.matcher(said).matches()) {
            return Optional.of("thanks");
        }
        return BYE.matcher(said).matches() ? Optional.of("bye") : Optional.empty();
    }

    private static Pattern whole(String words) {
        return Pattern.compile(BEGINNING + "(?:" + words + ")" + END);
    }
}
