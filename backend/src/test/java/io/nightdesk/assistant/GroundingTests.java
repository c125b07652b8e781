package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingTests {

    private static final Grounding GIVEN =
            new Grounding(
                    List.of(
                            "You can return boots within 30 days. Delivery costs €3.90, free from"
                                    + " €1,000.",
                            "We are open from 8:00 to 20:00. Write to help@shop.example or see "
                                    + "https://shop.example/contact. Two colleagues answer."),
                    "my order is AO-12345, I paid €55 and was promised 60% off");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You have 30 days.",
                "You have 30 days [1].",
                "Sie zahlen 3,90 € und ab 1.000 € nichts.",
                "Free from 1000 euros.",
                "Order 12345 is on its way.",
                "Delivery is €3.90.",
                "We open at 8:00.",
                "Write to help@shop.example.",
                "See https://shop.example/contact/.",
                "There are 2 of them.",
                "You have thirty days.",
                "Das geht dreißig Tage lang.",
                "You can do it in two or three ways.",
                "It is the one day that matters.",
                "See shop.example.",
                "See www.shop.example/contact for more.",
                "Open invoice.pdf, e.g. with Node.js, z.B. heute.",
                "1. Open the page.",
                "**1.** Open the page.",
                "You have **30** days, or a thirty-day limit.",
                "You have ３０ days, ٣٠ in all.",
                "It is free from **1,000** €, a 1000-euro order.",
                "See shop\\.example/contact.",
                "Ask him and/or her, e.g./i.e. anybody.",
                "No figures at all."
            })
    void whatWasGivenMayBeSaid(String sentence) {
        assertThat(holds(GIVEN, sentence, List.of(1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You have 90 days.",
                "You get 60% off.",
                "You get €55 back.",
                "It costs €3.95.",
                "We open at 9:00.",
                "You have seventy days.",
                "You have twenty-five business days.",
                "It takes two to three days.",
                "Das geht innerhalb von drei Wochen.",
                "Dafür haben Sie fünfundzwanzig Werktage.",
                "You get sixty percent off.",
                "See refund-shop.com for that.",
                "See help.refund-shop.co.uk/now.",
                "Write to help@evil.example.",
                "See https://evil.example/contact.",
                "See https://shop.example/contact/free-money.",
                "Order 54321 is on its way.",
                "You get a 55-euro voucher.",
                "Sie bekommen einen 55-Euro-Gutschein.",
                "You get **55** € back.",
                "You get €\u00a055 back.",
                "You get 55[1] € back.",
                "You get [**55**](https://shop.example/contact) € back.",
                "You get 55 kr back.",
                "You get 55 zł back.",
                "You get ₹55 back.",
                "You get a 60-percent discount.",
                "You get a sixty-percent discount.",
                "You get ６０% off.",
                "You get 6**0** % off.",
                "You have [**90**] days.",
                "You have [９０] days.",
                "لديك ٩٠ يومًا [1].",
                "９０日以内に返品できます [1]。",
                "お客様は90日以内に返品できます [1]。",
                "Chat with us at t.me/nightdesk_help [1].",
                "See bit.ly/refund-form.",
                "Pay at refund-portal.site/claim.",
                "Pay at refund-portal.support/claim.",
                "See evil\\.example for that."
            })
    void whatWasNotGivenMayNot(String sentence) {
        assertThat(holds(GIVEN, sentence, List.of(1))).isFalse();
    }

    @Test
    void hostileTextIsReadInNoTime() {
        String dots = "a.".repeat(20_000) + " 1." + "0".repeat(20_000) + "1";

        assertThat(holds(new Grounding(List.of(dots, dots), dots), dots, List.of())).isTrue();
    }

    @Test
    void aFigureMustStandInThePassageThatIsCited() {
        assertThat(holds(GIVEN, "You have 30 days [1].", List.of(1))).isTrue();
        assertThat(holds(GIVEN, "You have 30 days [1].", List.of(2))).isFalse();
        assertThat(holds(GIVEN, "30 days, until 20:00 [1][2].", List.of(2, 1))).isTrue();
    }

    private static final Grounding EN =
            new Grounding(
                    List.of(
                            "Skarv Pro tents\n"
                                    + "Returns are accepted until 2026-03-03. GLS collects them in"
                                    + " Sweden and the UK; PayPal and Klarna refunds take 5 days. The"
                                    + " IPX-4 rating and EU 261 do not change that. The sale is from 3"
                                    + " to 5 December, and we open at 8:00.",
                            "Anna Lindgren leads the workshop in Malmö. It is closed in August."),
                    "What does the shop Nordlys say about my Fjell?");

    private static final Grounding DE =
            new Grounding(
                    List.of(
                            "Rücksendung\n"
                                    + "Sie können die Stiefel bis zum 31.12.2026 zurückschicken. DHL"
                                    + " holt das Paket ab. Sie zahlen mit PayPal oder Klarna im Tarif"
                                    + " Plus."),
                    "Wie schicke ich die Stiefel zurück?");

    private static final Grounding FR =
            new Grounding(
                    List.of(
                            "Retours\n"
                                    + "Vous pouvez renvoyer les bottes jusqu'au 1er mars 2026."
                                    + " Chronopost vient chercher le colis et le service est gratuit à"
                                    + " Lyon."),
                    "Comment renvoyer mes bottes ?");

    private static final Grounding ES =
            new Grounding(
                    List.of(
                            "Devoluciones\n"
                                    + "Puede devolver las botas hasta el 15 de enero de 2026. Correos"
                                    + " recoge el paquete y la tienda de Sevilla lo cambia."),
                    "¿Cómo devuelvo las botas?");

    private static final Grounding NL =
            new Grounding(
                    List.of(
                            "Retour\n"
                                    + "Je kunt de laarzen tot 2 mei 2026 terugsturen. PostNL haalt het"
                                    + " pakket op en de winkel in Utrecht ruilt het om."),
                    "Hoe stuur ik de laarzen terug?");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You can send the Skarv Pro back until 3 March 2026.",
                "You can send it back until March 3rd, 2026.",
                "It must be there by 03/03/2026.",
                "The sale runs from December 3 to December 5.",
                "In December there is a sale.",
                "It is collected by GLS in Sweden and in the United Kingdom.",
                "The refund by Paypal takes 5 days.",
                "It is rated IPX4, and EU-261 does not change that.",
                "You can ask Anna Lindgren in Malmo.",
                "This is true of your Fjell from Nordlys, too.",
                "We open at 8 on Monday, see the Help Center or ask Customer Support.",
                "How To Send Your Tents Back",
                "**Please Note:** this is NOT possible later.",
                "You may return it, and I will explain how.",
                "It is closed in August [1]."
            })
    void namesAndDatesThatWereGivenMayBeSaid(String sentence) {
        assertThat(holds(EN, sentence, List.of(2))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You can send the Skarv Ultra back to us.",
                "You can send it back until 4 March 2026.",
                "You can send it back until 3 April 2026.",
                "It must be there by 2026-03-04.",
                "It is closed in July.",
                "It is collected by DHL in Sweden.",
                "It is collected by GLS in Norway, too.",
                "You can also pay with ApplePay.",
                "You can ask Peter in Malmö.",
                "It is rated IPX7, so that rain does not matter.",
                "The rule is EU-262, as far as we know.",
                "You can ask Anna in Malmö about this [1]."
            })
    void namesAndDatesThatWereNotGivenMayNot(String sentence) {
        assertThat(holds(EN, sentence, List.of(1))).isFalse();
    }

    @Test
    void figuresInWordsAreThoseInDigits() {
        Grounding words =
                new Grounding(
                        List.of(
                                "Within twenty-one days, or two hundred hours, you pay fünfzig Euro."
                                        + " It costs one hundred and twenty euros."),
                        "I was promised ninety euros");

        assertThat(holds(words, "You have 21 days.", List.of())).isTrue();
        assertThat(holds(words, "Sie haben einundzwanzig Tage.", List.of())).isTrue();
        assertThat(holds(words, "It takes 200 hours and costs €50.", List.of())).isTrue();
        assertThat(holds(words, "It costs one hundred and twenty euros.", List.of())).isTrue();
        assertThat(holds(words, "You get ninety euros.", List.of())).isFalse();
    }

    @Test
    void whatIsGivenMayBeSaidAsItIsWrittenAndAsItIsRead() {
        Grounding given =
                new Grounding(
                        List.of("Footnote: 30¹ days. 10*20 cm. CO₂. Hasta el 1º de mayo. ٩٫٥ كم"),
                        "What is CO₂?");

        assertThat(holds(given, "You have 30¹ days, 30 in all.", List.of())).isTrue();
        assertThat(holds(given, "It is 10*20 cm, 10 by 20.", List.of())).isTrue();
        assertThat(holds(given, "It is free of CO2.", List.of())).isTrue();
        assertThat(holds(given, "Tiene hasta el 1º de mayo.", List.of())).isTrue();
        assertThat(holds(given, "It is 9.5 km away.", List.of())).isTrue();
    }

    @Test
    void whatNamesNothingNeedsNoPassage() {
        assertThat(needsNoPassage(EN, "You are welcome! Is there anything else?")).isTrue();
        assertThat(needsNoPassage(EN, "I can help you with your Fjell from Nordlys.")).isTrue();
        assertThat(needsNoPassage(EN, "The refund takes 5 days [1].")).isFalse();
        assertThat(needsNoPassage(EN, "You can ask Anna Lindgren about it.")).isFalse();
        assertThat(needsNoPassage(GIVEN, "Write to help@shop.example.")).isFalse();
        assertThat(needsNoPassage(GIVEN, "Your €55 are on their way.")).isFalse();
        assertThat(needsNoPassage(GIVEN, "Is it about order 12345?")).isTrue();
    }

    @Test
    void everyLanguageMayRepeatWhatItWasGiven() {
        assertThat(holds(DE, "Bis zum 31. Dezember 2026 holt DHL Ihre Sendung ab.", List.of()))
                .isTrue();
        assertThat(holds(DE, "Die Rückgabe ist mit der Zahlungsart Klarna möglich.", List.of()))
                .isTrue();
        assertThat(holds(FR, "Vous avez jusqu'au 1 mars, et Chronopost vient à Lyon.", List.of()))
                .isTrue();
        assertThat(
                        holds(
                                ES,
                                "Tiene hasta el 15/01/2026 y Correos lo recoge en Sevilla.",
                                List.of()))
                .isTrue();
        assertThat(holds(NL, "Je hebt tot 2 mei en PostNL haalt het op in Utrecht.", List.of()))
                .isTrue();
    }

    @Test
    void noLanguageMayInvent() {
        assertThat(holds(DE, "Bis zum 30. Dezember 2026 können Sie das tun.", List.of())).isFalse();
        assertThat(holds(DE, "GLS holt die Sendung bei Ihnen ab.", List.of())).isFalse();
        assertThat(holds(DE, "Das gilt auch im Tarif Premium für Sie.", List.of())).isFalse();
        assertThat(holds(FR, "Vous pouvez le renvoyer avec Mondial Relay.", List.of())).isFalse();
        assertThat(holds(FR, "Vous avez jusqu'au 1er avril pour le faire.", List.of())).isFalse();
        assertThat(holds(ES, "La tienda de Madrid lo cambia con el paquete.", List.of())).isFalse();
        assertThat(holds(ES, "Puede devolver las botas hasta febrero de 2026.", List.of()))
                .isFalse();
        assertThat(holds(NL, "De winkel in Rotterdam ruilt het om voor je.", List.of())).isFalse();
        assertThat(holds(NL, "Je kunt het tot 3 mei met PostNL terugsturen.", List.of())).isFalse();
    }

    @Test
    void anotherLanguageMayHaveOtherNamesForTheSame() {
        assertThat(
                        holds(
                                EN,
                                "Das Paket wird in Schweden und in Großbritannien abgeholt.",
                                List.of()))
                .isTrue();
        assertThat(holds(EN, "Le colis est repris en Suède, mais pas le dimanche.", List.of()))
                .isTrue();
        assertThat(holds(EN, "Le colis est repris par DPD, mais pas le dimanche.", List.of()))
                .isFalse();
    }

    @Test
    void whatIsQuotedWordForWordIsNeverLeftOut() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "db", "sample", "articles"))) {
            for (Path file : files.toList()) {
                String article = Files.readString(file);
                Grounding grounding = new Grounding(List.of(article), "What do you know?");
                SentenceBuffer sentences = new SentenceBuffer();
                List<String> all = new ArrayList<>(sentences.accept(article));
                all.add(sentences.finish());
                assertThat(all)
                        .as(file.toString())
                        .allMatch(sentence -> holds(grounding, sentence, List.of()));
            }
        }
    }

    private static boolean holds(Grounding given, String sentence, List<Integer> cited) {
        return given.holds(FoldedText.of(sentence), cited);
    }

    private static boolean needsNoPassage(Grounding given, String sentence) {
        return given.needsNoPassage(FoldedText.of(sentence));
    }
}
