package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nightdesk.testing.AudibleLog;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.unit.DataSize;

/// What the environment may say, and what a wrong word in it leads to.
@ExtendWith({OutputCaptureExtension.class, AudibleLog.class})
class LlmSettingsTests {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withBean(Clock.class, Clock::systemUTC)
                    .withUserConfiguration(LlmConfiguration.class)
                    .withPropertyValues("nightdesk.llm.warm-up=false");

    @Test
    void withoutAnyThereIsNoModelAndTheApplicationStarts() {
        application
                .withPropertyValues("nightdesk.llm.provider=", "nightdesk.llm.key= ")
                .run(
                        context -> {
                            assertThat(context).hasNotFailed();
                            assertThat(context.getBean(LanguageModels.class).configured())
                                    .isFalse();
                            assertThat(context.getBeansOfType(Embedder.class))
                                    .containsOnlyKeys("all-minilm-l6-v2-q", "bge-small-en-v15-q");
                            assertThat(context.getBean(LlmProperties.class).hedging()).isFalse();
                        });
    }

    /// As the runbook says them.
    @Test
    void theLimitsThatAreShipped() {
        application.run(
                context -> {
                    LlmProperties shipped = context.getBean(LlmProperties.class);
                    assertThat(shipped.streams()).isEqualTo(32);
                    assertThat(shipped.limits())
                            .isEqualTo(
                                    new LlmProperties.Limits(
                                            Duration.ofSeconds(2),
                                            Duration.ofSeconds(5),
                                            Duration.ofSeconds(10),
                                            Duration.ofSeconds(25),
                                            Duration.ofSeconds(8),
                                            Duration.ofSeconds(45),
                                            Duration.ofSeconds(10),
                                            Duration.ofSeconds(60),
                                            Duration.ofSeconds(15),
                                            DataSize.ofMegabytes(1)));
                    assertThat(shipped.breaker())
                            .isEqualTo(
                                    new LlmProperties.Breaker(
                                            20,
                                            5,
                                            Duration.ofSeconds(8),
                                            Duration.ofSeconds(15),
                                            Duration.ofMinutes(2),
                                            Duration.ofMinutes(5),
                                            Duration.ofMinutes(1),
                                            Duration.ofMinutes(10)));
                });
    }

    @Test
    void primaryAndSecondaryAreNamedByTheirVariables() {
        application
                .withPropertyValues(
                        "nightdesk.llm.provider=Anthropic",
                        "nightdesk.llm.key=sk-ant-1234567890",
                        "nightdesk.llm.model=claude",
                        "nightdesk.llm2.provider=ollama",
                        "nightdesk.llm2.model=llama3.2")
                .run(
                        context -> {
                            assertThat(context.getBean(LanguageModels.class).status())
                                    .extracting(DeploymentStatus::name, DeploymentStatus::provider)
                                    .containsExactly(
                                            tuple("primary", "anthropic"),
                                            tuple("secondary", "ollama"));
                            assertThat(context.getBean(LlmProperties.class).toString())
                                    .doesNotContain("1234567890")
                                    .contains("***");
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    provider=opnai,model=x | NIGHTDESK_LLM_PROVIDER is 'opnai'; it must be openai, anthropic, ollama or gemini
                    provider=openai,key=k | NIGHTDESK_LLM_MODEL is missing; name a model of openai, for example gpt-4.1-mini
                    provider=gemini,model=x | NIGHTDESK_LLM_KEY is missing; gemini answers nobody without one
                    provider=openai,model=x | NIGHTDESK_LLM_KEY is missing; openai answers nobody without one
                    provider=openai,model=x,key=k k | NIGHTDESK_LLM_KEY holds blanks or characters that no key has; copy it again
                    provider=ollama,model=x,url=localhost:11434 | NIGHTDESK_LLM_URL does not begin with http:// or https:// and a host; it must look like http://localhost:11434
                    provider=ollama,model=x,url=http://a b | NIGHTDESK_LLM_URL is not an address; it must look like http://localhost:11434
                    provider=openai,model=x,url=https://me:secret@host/v1 | NIGHTDESK_LLM_URL holds more than host and path; a key has a place of its own; it must look like https://api.openai.com/v1
                    model=x | NIGHTDESK_LLM_PROVIDER is missing; it must be openai, anthropic, ollama or gemini
                    streams=0 | nightdesk.llm.streams is 0; it must be 1 or more
                    """)
    void aWrongSettingEndsTheStartWithOneClearLine(String settings, String message) {
        application
                .withPropertyValues(
                        Arrays.stream(settings.split(",", -1))
                                .map(setting -> "nightdesk.llm." + setting)
                                .toArray(String[]::new))
                .run(
                        context ->
                                assertThat(context.getStartupFailure())
                                        .rootCause()
                                        .isInstanceOf(LlmConfigurationException.class)
                                        .hasMessage(message));
    }

    @ParameterizedTest
    @CsvSource({
        "llm, llm2, secondary, NIGHTDESK_LLM_KEY is missing",
        "llm2, llm, primary, NIGHTDESK_LLM2_KEY is missing"
    })
    void aModelWithoutItsKeyIsSaidAndLeftOutWhereAnotherCanAnswer(
            String without, String with, String answers, String said, CapturedOutput output) {
        application
                .withPropertyValues(
                        "nightdesk.%s.provider=anthropic".formatted(without),
                        "nightdesk.%s.model=claude".formatted(without),
                        "nightdesk.%s.provider=openai".formatted(with),
                        "nightdesk.%s.model=gpt".formatted(with),
                        "nightdesk.%s.key=sk-1234567890".formatted(with))
                .run(
                        context -> {
                            assertThat(context).hasNotFailed();
                            assertThat(context.getBean(LanguageModels.class).status())
                                    .extracting(DeploymentStatus::name)
                                    .containsExactly(answers);
                            assertThat(context.getBean(ConfiguredModels.class).keyless())
                                    .extracting(DeploymentSettings::model)
                                    .containsExactly("claude");
                            assertThat(output).contains(said);
                        });
    }

    @Test
    void twoModelsWithoutAKeyEndTheStart() {
        application
                .withPropertyValues(
                        "nightdesk.llm.provider=anthropic",
                        "nightdesk.llm.model=claude",
                        "nightdesk.llm2.provider=openai",
                        "nightdesk.llm2.model=gpt")
                .run(
                        context ->
                                assertThat(context.getStartupFailure())
                                        .rootCause()
                                        .hasMessageStartingWith("NIGHTDESK_LLM_KEY is missing"));
    }

    @Test
    void aSecondaryWithoutAPrimaryIsAMistake() {
        application
                .withPropertyValues(
                        "nightdesk.llm2.provider=ollama", "nightdesk.llm2.model=llama3.2")
                .run(
                        context ->
                                assertThat(context.getStartupFailure())
                                        .rootCause()
                                        .hasMessageStartingWith("NIGHTDESK_LLM2_PROVIDER is set"));
    }

    @Test
    void aWrongSettingIsReportedWithoutAStackTrace() {
        LlmConfigurationException wrong = new LlmConfigurationException("KEY is missing");

        FailureAnalysis analysis =
                new LlmFailureAnalyzer().analyze(new IllegalStateException("bean", wrong));

        assertThat(analysis)
                .extracting(FailureAnalysis::getDescription)
                .isEqualTo("KEY is missing");
        assertThat(
                        SpringFactoriesLoader.forDefaultResourceLocation()
                                .load(FailureAnalyzer.class, (_, _, _) -> {}))
                .hasAtLeastOneElementOfType(LlmFailureAnalyzer.class);
    }
}
