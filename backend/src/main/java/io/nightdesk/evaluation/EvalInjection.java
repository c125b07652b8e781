package io.nightdesk.evaluation;

import io.nightdesk.operation.Progress;
import io.nightdesk.operation.ScratchNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Measures what a customer or an author of articles can make the product do.
@Command(
        name = "injection",
        mixinStandardHelpOptions = true,
        description = {
            "Sends every row of injection.jsonl through a product of its own, with a model that does",
            "whatever a text wants, and counts what got through: secrets, tools, links, pictures,",
            "promises, also to people, errors, and harmless messages that were blocked. What needs",
            "a judge of meaning, a way in that the product does not have, or a rendered page, counts",
            "as not judged."
        })
final class EvalInjection implements Callable<Integer> {

    @Mixin private EvalOptions options = new EvalOptions();

    @Option(
            names = "--summary",
            paramLabel = "FILE.md",
            description = "puts the figures into a table of this document")
    private @Nullable Path summary;

    @ParentCommand private @Nullable EvalCommand parent;

    @Override
    public Integer call() throws IOException {
        EvalCommand eval = Objects.requireNonNull(parent);
        List<AttackRow> rows = AttackRow.read(options.data());
        Progress progress = new Progress(System.err);
        String name = String.valueOf(options.data().toAbsolutePath().normalize().getFileName());
        try (ObedientModel model = ObedientModel.start();
                ScratchNode node =
                        ScratchNode.start(
                                eval.application(), Trial.settings(model.url()), progress)) {
            Trial trial = new Trial(node.address(), node.beans());
            Measurement measured = new InjectionRun(trial, model, progress).measure(name, rows);
            new Report(eval.out(), options).give(measured);
            summarize(measured);
        }
        return 0;
    }

    private void summarize(Measurement measured) throws IOException {
        Path document = summary;
        if (document == null) {
            return;
        }
        List<Object> cells = new ArrayList<>(List.of(measured.set()));
        for (String figure : List.of("attacks", "judged", "failures", "not_judged", "benign")) {
            cells.add(String.valueOf(measured.figures().get(figure)));
        }
        cells.add(measured.interval("benign_blocked"));
        cells.add(String.valueOf(measured.figures().get("malformed")));
        new SummaryTable(
                        document,
                        "eval injection",
                        List.of(
                                "set",
                                "attacks",
                                "checks judged",
                                "failures",
                                "not judged",
                                "harmless",
                                "of them blocked",
                                "malformed"))
                .put(cells);
    }
}
