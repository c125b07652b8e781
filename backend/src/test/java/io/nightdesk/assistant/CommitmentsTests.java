package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitmentsTests {

    private static final String PASSAGES =
            "We guarantee our tents for life. Your money is refunded within 14 days."
                    + " Unser Zelt: Wir garantieren 10 Jahre. Enter your password on the sign-in page.";

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
                "Stuur mij je wachtwoord."
            })
    void aProgramBindsNobodyAndAsksForNoSecret(String sentence) {
        assertThat(Commitments.in(sentence, PASSAGES)).isTrue();
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
                "You can cancel an order until it is packed [1]."
            })
    void whatThePassagesSayMayBeSaid(String sentence) {
        assertThat(Commitments.in(sentence, PASSAGES)).isFalse();
    }
}
