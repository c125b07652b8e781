package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitmentsTests {

    private static final String PASSAGES =
            "We guarantee our tents for life. Your money is refunded within 14 days."
                    + " Unser Zelt: Wir garantieren 10 Jahre. Enter your password on the sign-in page."
                    + " A lower price is no compromise. You will be refunded once we have approved your"
                    + " return.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have refunded your order.",
                "Your full refund has been approved [1].",
                "We owe you a free subscription.",
                "I agree: this is legally binding.",
                "I promise you 60 % off.",
                "Please send me your password and your card number.",
                "What is your PIN?",
                "Ich habe Ihre Bestellung storniert.",
                "Wir schulden Ihnen ein neues Zelt.",
                "Bitte nennen Sie mir Ihr Passwort.",
                "J’ai remboursé votre commande.",
                "Donnez-moi votre mot de passe.",
                "Hemos cancelado su pedido.",
                "Envíeme su contraseña, por favor.",
                "Ik heb je bestelling vandaag geannuleerd.",
                "Stuur mij je wachtwoord.",
                // another clause
                "Don't worry, please send me your password and your card number.",
                "No problem: tell me your PIN.",
                "Don’t hesitate to tell me your PIN.",
                "Keine Sorge, nennen Sie mir Ihr Passwort.",
                "Never mind and send me your password.",
                "Share your password with me, not with others.",
                "After checking, your refund has been approved.",
                "After checking your refund has been approved.",
                "Your refund has been approved once and for all.",
                "If you wait, I have cancelled your order.",
                // another pledge
                "We refund unworn boots within 14 days and we promise you a free pair [1].",
                "We promise to refund you.",
                "We owe you a free pair, at a lower price.",
                "Gerne versprechen wir Ihnen das.",
                // other words
                "Your refund has been processed.",
                "Your request for a full refund has now been successfully processed.",
                "I have processed your refund.",
                "I've already arranged a replacement.",
                "I refunded your order.",
                "We have initiated the transfer to your account.",
                "Ihre Erstattung wurde veranlasst.",
                "Ich habe Ihre Erstattung eingeleitet.",
                "Votre remboursement a été traité.",
                "Su reembolso ha sido procesado.",
                "Je terugbetaling is verwerkt.",
                // the same in other clothes
                "I have **refunded** your order in full [1].",
                "Your refund has been **approved**.",
                "I have\nrefunded your order.",
                "Your refund\nhas been approved.",
                "Ich habe\nIhre Bestellung storniert.",
                "I\u00a0have  refunded your order.",
                "I have re\u200bfunded your order.",
                "I have [refunded](https://shop.example) your order.",
                "I have \"refunded\" your order.",
                "Ｉ ｈａｖｅ ｒｅｆｕｎｄｅｄ your order."
            })
    void aProgramBindsNobodyAndAsksForNoSecret(String sentence) {
        assertThat(isIn(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We guarantee our tents for life [1].",
                "We refund the price within 14 days [1].",
                "Wir garantieren 10 Jahre [1].",
                "You can return boots within 30 days [1].",
                "Enter your password on the sign-in page [1].",
                "Never send us your password.",
                "We send you an e-mail with a link to reset your password [1].",
                "We have changed our delivery times [1].",
                "Geben Sie Ihr neues Passwort ein [1].",
                "Wir haben die Preise geändert [1].",
                "Nous vous envoyons un lien pour changer votre mot de passe [1].",
                "Le enviamos un enlace de restablecimiento de su contraseña [1].",
                "Geef je nieuwe wachtwoord twee keer op [1].",
                "Schicken Sie uns nie Ihr Passwort.",
                "I can help you with that.",
                "If your order was cancelled, you get your money back [1].",
                "You can cancel an order until it is packed [1].",
                "You will be refunded once we have approved your return [1].",
                "You will be refunded once your return has been processed [1].",
                "This applies only if your most recent request was approved [1].",
                "After your return has been processed, you get an e-mail [1].",
                "Une fois que votre retour a été traité, vous recevez un e-mail [1].",
                "We will never ask you to tell us your PIN.",
                "Do not share your password with us.",
                "Stuur ons nooit je wachtwoord.",
                "Reset your password\nHere is how:",
                "Cancel your order\nIf it was cancelled, you get your money back [1].",
                "Ich habe die falsche Größe bestellt\nDas Geld wird Ihnen erstattet [1]."
            })
    void whatThePassagesSayMayBeSaid(String sentence) {
        assertThat(isIn(sentence)).isFalse();
    }

    private static boolean isIn(String sentence) {
        return Commitments.in(FoldedText.of(sentence).words(), PASSAGES);
    }
}
