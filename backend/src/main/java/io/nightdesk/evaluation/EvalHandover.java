package io.nightdesk.evaluation;

import io.nightdesk.intent.Example;
import io.nightdesk.intent.Intent;
import io.nightdesk.intent.Intents;
import io.nightdesk.llm.Embedders;
import io.nightdesk.operation.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Measures how well the product tells what a message wants.
@Command(
        name = "handover",
        mixinStandardHelpOptions = true,
        description = {
            "Recognises the intent of every message of utterances.jsonl, with the product's own",
            "examples and rules, and prints accuracy, and precision and recall of each intent,",
            "and how many messages of each hand a conversation over at once."
        })
final class EvalHandover implements Callable<Integer> {

    private static final String FILE = "utterances.jsonl";

    @Mixin private EvalOptions options = new EvalOptions();

    @Option(
            names = "--train",
            paramLabel = "PATH",
            description = "more examples, beside those that the product ships")
    private @Nullable Path train;

    @ParentCommand private @Nullable EvalCommand parent;

    /// @param handsOver whether the product passes on whoever begins with it
    private record Told(Example example, Intent recognised, boolean handsOver) {

        boolean isRight() {
            return example.intent() == recognised;
        }

        Measurement.Row row(int number) {
            return new Measurement.Row(
                    String.valueOf(number),
                    example.text(),
                    isRight() ? 1 : 0,
                    isRight()
                            ? recognised.code()
                            : "%s, not %s".formatted(recognised.code(), example.intent().code()));
        }
    }

    @Override
    public Integer call() throws IOException {
        List<Example> examples = read(options.data());
        Intents intents =
                train == null
                        ? Intents.shipped(Embedders.local())
                        : Intents.with(Embedders.local(), read(train));
        List<Told> told =
                examples.stream()
                        .map(
                                example ->
                                        new Told(
                                                example,
                                                intents.recognise(example.text()),
                                                intents.handsOver(example.text()).isPresent()))
                        .toList();
        new Report(Objects.requireNonNull(parent).out(), options).give(measurement(told));
        return 0;
    }

    private Measurement measurement(List<Told> told) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", told.size());
        figures.put(
                "accuracy",
                Interval.of(told.stream().map(it -> it.isRight() ? 1.0 : 0.0).toList()));
        Map<String, Object> classes = new LinkedHashMap<>();
        for (Intent intent : Intent.values()) {
            classes.put(intent.code(), figures(intent, told));
        }
        figures.put("classes", classes);
        List<Measurement.Row> rows = new ArrayList<>();
        told.forEach(it -> rows.add(it.row(rows.size() + 1)));
        Path name = options.data().toAbsolutePath().normalize();
        return new Measurement(
                "handover", String.valueOf(name.getFileName()), figures, Map.of(), rows);
    }

    private static Map<String, Object> figures(Intent intent, List<Told> told) {
        long right = told.stream().filter(it -> it.isRight() && it.recognised() == intent).count();
        long said = told.stream().filter(it -> it.recognised() == intent).count();
        List<Told> ofIntent = told.stream().filter(it -> it.example().intent() == intent).toList();
        long meant = ofIntent.size();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", meant);
        figures.put("precision", said == 0 ? null : (double) right / said);
        figures.put("recall", meant == 0 ? null : (double) right / meant);
        figures.put("handed_over", ofIntent.stream().filter(Told::handsOver).count());
        return figures;
    }

    private static List<Example> read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(FILE) : path;
        if (!Files.exists(file)) {
            throw new CommandFailure("There is no %s in %s".formatted(FILE, path));
        }
        try {
            List<Example> examples = Example.read(Files.readString(file));
            if (examples.isEmpty()) {
                throw new CommandFailure("%s holds no rows".formatted(file));
            }
            return examples;
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("%s: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be read: %s".formatted(file, e), e);
        }
    }
}
