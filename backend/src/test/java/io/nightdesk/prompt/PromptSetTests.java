package io.nightdesk.prompt;

import static io.nightdesk.prompt.PromptTexts.grounded;
import static io.nightdesk.prompt.PromptTexts.partial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightdesk.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What may go live, and what is said about what may not.
class PromptSetTests {

    private static final PromptName NAME = new PromptName("answer/grounded", "");
    private static final PromptName GERMAN = new PromptName("answer/grounded", "de");
    private static final PromptName TONE = new PromptName("partials/tone", "");

    @Test
    void aPlainPromptIsFine() {
        assertThat(problems(grounded("You help customers of {{brandName}}.\n"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aBadTemplateIsToldWithItsLine(String body, int line, String message) {
        assertThat(problems(grounded(body)))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.line()).isEqualTo(line);
                            assertThat(problem.message()).contains(message);
                        });
    }

    static Stream<Arguments> aBadTemplateIsToldWithItsLine() {
        return Stream.of(
                Arguments.of("Hello\n{{name", 11, "not closed on this line"),
                Arguments.of("Hello brandName}}", 10, "closes nothing"),
                Arguments.of("{{{brandName}}}", 10, "not allowed"),
                Arguments.of("One\nTwo {{& brandName}}", 11, "not allowed"),
                Arguments.of("{{ & brandName}}", 10, "not allowed"),
                Arguments.of("{{=<% %>=}}", 10, "not allowed"),
                Arguments.of("{{ =<% %>= }}", 10, "not allowed"),
                Arguments.of("{{<partials/tone}}", 10, "not allowed"),
                Arguments.of("{{.}}", 10, "variable's name"),
                Arguments.of("{{this}}", 10, "variable's name"),
                Arguments.of("{{}}", 10, "variable's name"),
                Arguments.of("One\n{{#brandName}}\nTwo", 11, "never closed"),
                Arguments.of("One\n{{/brandName}}", 11, "closes nothing"),
                Arguments.of("{{#brandName}}\n{{/locale}}", 11, "{{/brandName}} is due"),
                Arguments.of("One\n\n{{locale}}", 12, "not declared"),
                Arguments.of("{{brandName.length}}", 10, "not declared"),
                Arguments.of("{{#openNow}}now{{/openNow}}", 10, "not declared"),
                Arguments.of("One\n{{> partials/none}}", 11, "no partial"),
                Arguments.of("{{> answer/grounded}}", 10, "contain itself"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aBadHeadIsToldWithItsLine(String text, int line, String message) {
        assertThat(problems(text))
                .anySatisfy(
                        problem -> {
                            assertThat(problem.line()).isEqualTo(line);
                            assertThat(problem.message()).contains(message);
                        });
    }

    static Stream<Arguments> aBadHeadIsToldWithItsLine() {
        String good = grounded("Text");
        return Stream.of(
                Arguments.of("", 1, "Begin with a line of ---"),
                Arguments.of("---\nkey: answer/grounded\n", 1, "Begin with a line of ---"),
                Arguments.of(
                        good.replace("key: answer/grounded", "key: answer/other"), 2, "must stay"),
                Arguments.of(
                        good.replace("kind: system", "kind: magic"), 3, "one of system, partial"),
                Arguments.of(
                        good.replace("description: For tests.", "color: red"), 4, "not known here"),
                Arguments.of(good.replace("0.5", "warm"), 5, "a number from"),
                Arguments.of(good.replace("0.5", "7"), 5, "a number from"),
                Arguments.of(
                        good.replace("brandName: string", "brandName: number"), 8, "is a string"),
                Arguments.of(
                        good.replace("brandName: string", "customerText: string"),
                        8,
                        "no variable"),
                Arguments.of(
                        good.replace("kind: system", "kind: system\nkind: system"), 4, "twice"),
                Arguments.of(good.replace("kind: system", "kind: [system"), 4, "no YAML"),
                Arguments.of(
                        good.replace("kind: system", "kind: !!java.net.URL [x]"),
                        3,
                        "tag is not allowed"),
                Arguments.of(good.replace("Text", "  \n"), 9, "Write the text"),
                Arguments.of(good + "x".repeat(70_000), 1, "64 KiB"));
    }

    @Test
    void aPartialNeedsItsVariablesDeclaredWhereItIsUsed() {
        String tone =
                partial("partials/tone", "Speak {{locale}}.")
                        .replace("description", "input: {schema: {locale: string}}\ndescription");
        PromptSet set = set(Map.of(TONE, tone));

        assertThat(problems(set, NAME, grounded("One\n{{> partials/tone}}")))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.line()).isEqualTo(11);
                            assertThat(problem.message()).contains("partials/tone", "locale");
                        });
    }

    @Test
    void partialsInACircleAreRefused() {
        PromptSet set =
                set(
                        Map.of(
                                TONE,
                                partial("partials/tone", "{{> partials/other}}"),
                                new PromptName("partials/other", ""),
                                partial("partials/other", "{{> partials/tone}}")));

        assertThat(problems(set, NAME, grounded("{{> partials/tone}}")))
                .anySatisfy(problem -> assertThat(problem.message()).contains("contain itself"));
    }

    @Test
    void changingAPartialMustNotBreakWhatUsesIt() {
        PromptSet set =
                set(
                        Map.of(
                                TONE,
                                partial("partials/tone", "Be kind."),
                                NAME,
                                grounded("{{> partials/tone}}")));
        String needsMore =
                partial("partials/tone", "Speak {{locale}}.")
                        .replace("description", "input: {schema: {locale: string}}\ndescription");

        assertThat(problems(set, TONE, needsMore))
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(problem.message())
                                        .contains(
                                                "With this, answer/grounded would break",
                                                "line 10"));
    }

    @Test
    void aVariantMustTakeInWhatItsBaseTextTakesIn() {
        PromptSet set = set(Map.of(NAME, grounded("{{brandName}}")));
        String poorer = grounded("Hallo").replace("brandName: string", "locale: string");

        assertThat(problems(set, GERMAN, poorer))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("brandName"));
    }

    @Test
    void aNewVariableOfTheBaseTextMustBeInEveryVariant() {
        PromptSet set =
                set(Map.of(NAME, grounded("{{brandName}}"), GERMAN, grounded("{{brandName}}")));
        String richer =
                grounded("{{locale}}")
                        .replace("brandName: string", "brandName: string\n    locale: string");

        assertThat(problems(set, NAME, richer))
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(problem.message())
                                        .contains("answer/grounded (de)", "locale"));
    }

    @Test
    void aMissingValueIsAnErrorAndNeverABlank() {
        LivePrompt prompt = live(grounded("Hello {{brandName}}"));

        assertThat(prompt.render(Map.of("brandName", "Aurora"))).isEqualTo("Hello Aurora");
        assertThatThrownBy(() -> prompt.render(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("brandName");
        assertThatThrownBy(() -> prompt.render(Map.of("brandName", 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a string");
    }

    @Test
    void aValueIsNeverATemplate() {
        LivePrompt prompt = live(grounded("Hello {{brandName}}"));

        assertThat(prompt.render(Map.of("brandName", "{{brandName}} & <b>")))
                .isEqualTo("Hello {{brandName}} & <b>");
    }

    @Test
    void aPromptCannotGrowBeyondItsCap() {
        LivePrompt prompt = live(grounded("{{brandName}}{{brandName}}"));

        assertThatThrownBy(() -> prompt.render(Map.of("brandName", "x".repeat(40_000))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shorten");
    }

    @Test
    void theClosestLanguageIsUsed() {
        LiveRelease release =
                LiveRelease.of(
                        1,
                        List.of(
                                stored(NAME, grounded("{{> partials/tone}}")),
                                stored(GERMAN, grounded("{{> partials/tone}}")),
                                stored(TONE, partial("partials/tone", "Be kind.")),
                                stored(
                                        new PromptName("partials/tone", "de"),
                                        partial("partials/tone", "Sei nett."))));

        assertThat(rendered(release, "de-AT")).isEqualTo("Sei nett.");
        assertThat(rendered(release, "fr")).isEqualTo("Be kind.");
        assertThat(release.closest("partials/tone", "")).as("a partial is no prompt").isEmpty();
    }

    @Test
    void fileNamesNameLanguages() {
        assertThat(PromptName.ofFile("answer/grounded.prompt")).isEqualTo(NAME);
        assertThat(PromptName.ofFile("answer/grounded.pt-BR.prompt"))
                .isEqualTo(new PromptName("answer/grounded", "pt-BR"));
    }

    private static String rendered(LiveRelease release, String locale) {
        return release.closest("answer/grounded", locale)
                .orElseThrow()
                .render(Map.of("brandName", "Aurora"));
    }

    private static LivePrompt live(String text) {
        return LiveRelease.of(1, List.of(stored(NAME, text)))
                .closest("answer/grounded", "")
                .orElseThrow();
    }

    private static StoredVersion stored(PromptName name, String text) {
        var id = UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8));
        return new StoredVersion(
                id,
                id,
                name,
                1,
                text,
                Sha256.hex(text),
                StoredVersion.Origin.FILE,
                "",
                Instant.EPOCH,
                null);
    }

    private static List<PromptProblem> problems(String text) {
        return problems(set(Map.of(TONE, partial("partials/tone", "Be kind."))), NAME, text);
    }

    private static List<PromptProblem> problems(PromptSet set, PromptName name, String text) {
        PromptParser.Parsed parsed = PromptParser.parse(name.key(), text);
        return parsed.source()
                .map(source -> set.with(name, source).problems(name))
                .orElseGet(parsed::problems);
    }

    private static PromptSet set(Map<PromptName, String> texts) {
        return new PromptSet(
                PromptSources.of(
                        texts.entrySet().stream()
                                .map(entry -> stored(entry.getKey(), entry.getValue()))
                                .toList()));
    }
}
