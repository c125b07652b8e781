package io.nightdesk.evaluation;

import io.nightdesk.operation.CommandFailure;
import io.nightdesk.operation.Progress;
import io.nightdesk.operation.ScratchNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Measures whole conversations.
@Command(
        name = "dialogue",
        mixinStandardHelpOptions = true,
        description = {
            "Lets the scripted customers of dialogues.jsonl talk to a product of its own with the",
            "demo's help centre, and compares what became of every message with what had to."
        })
final class EvalDialogue implements Callable<Integer> {

    @Mixin private EvalOptions options = new EvalOptions();

    @Option(
            names = "--provider",
            paramLabel = "WHICH",
            description = {
                "who answers: none (quotations only), scripted (a model that repeats the first",
                "passage; the default) or configured (the models that NIGHTDESK_LLM_… name; they",
                "judge the answers, too, and are measured at that on judged.jsonl)"
            })
    private String provider = "scripted";

    @Option(
            names = "--summary",
            paramLabel = "FILE.md",
            description = "puts the figures into a table of this document")
    private @Nullable Path summary;

    @ParentCommand private @Nullable EvalCommand parent;

    @Override
    public Integer call() throws IOException {
        List<Dialogue> dialogues = Dialogue.read(options.data());
        List<LabelledAnswer> labelled =
                isJudged() ? LabelledAnswer.read(options.data()) : List.of();
        EvalCommand eval = Objects.requireNonNull(parent);
        String set = String.valueOf(options.data().toAbsolutePath().normalize().getFileName());
        Progress progress = new Progress(System.err);
        try (ObedientModel model = ObedientModel.start();
                ScratchNode node =
                        ScratchNode.start(eval.application(), settings(model), progress)) {
            Trial trial = new Trial(node.address(), node.beans());
            AnswerJudge judge = isJudged() ? AnswerJudge.of(trial).orElse(null) : null;
            Measurement measured =
                    new DialogueRun(trial, judge, labelled).measure(set, provider, dialogues);
            new Report(eval.out(), options).give(measured);
            summarize(measured);
        }
        return 0;
    }

    private boolean isJudged() {
        return provider.equals("configured");
    }

    private void summarize(Measurement measured) throws IOException {
        Path document = summary;
        if (document != null) {
            new SummaryTable(
                            document,
                            "eval dialogue",
                            List.of(
                                    "set, who answers",
                                    "dialogues",
                                    "steps",
                                    "as expected",
                                    "without a person",
                                    "without an outcome",
                                    "suffices",
                                    "true to its sources",
                                    "judge's kappa: suffices",
                                    "true"))
                    .put(
                            List.of(
                                    "%s, %s".formatted(measured.set(), provider),
                                    String.valueOf(measured.figures().get("n")),
                                    String.valueOf(measured.figures().get("steps")),
                                    measured.interval("as_expected"),
                                    measured.interval("containment"),
                                    String.valueOf(measured.figures().get("without_outcome")),
                                    figure(measured, "judged", "suffices"),
                                    figure(measured, "judged", "faithful"),
                                    figure(measured, "judge", "suffices", "kappa"),
                                    figure(measured, "judge", "faithful", "kappa")));
        }
    }

    /// A dash where nobody judged.
    private static Object figure(Measurement measured, String... path) {
        @Nullable Object figure = measured.figures();
        for (String name : path) {
            figure = figure instanceof Map<?, ?> parts ? parts.get(name) : null;
        }
        return figure == null ? "–" : figure;
    }

    private Map<String, String> settings(ObedientModel model) {
        return switch (provider) {
            case "none" -> Trial.settings("");
            case "scripted" -> Trial.settings(model.url());
            case "configured" -> {
                Map<String, String> settings = Trial.settings("");
                settings.keySet().removeIf(key -> key.startsWith("nightdesk.llm"));
                yield settings;
            }
            default ->
                    throw new CommandFailure(
                            "--provider is \"%s\"; write none, scripted or configured"
                                    .formatted(provider));
        };
    }
}
