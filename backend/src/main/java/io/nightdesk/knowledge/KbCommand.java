package io.nightdesk.knowledge;

import io.nightdesk.operation.Backstage;
import io.nightdesk.operation.CommandFailure;
import io.nightdesk.operation.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// The command `kb`: the help centre's articles on the command line.
@Command(
        name = "kb",
        description = "Works on the help centre's articles.",
        subcommands = {KbCommand.Import.class, KbMeasure.class},
        mixinStandardHelpOptions = true)
public final class KbCommand implements Runnable {

    private final Backstage backstage;

    @Spec private CommandSpec spec = CommandSpec.create();

    public KbCommand(Backstage backstage) {
        this.backstage = backstage;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say what to do: import or measure");
    }

    Progress progress() {
        return backstage.progress();
    }

    /// Imports files.
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Imports articles and publishes them. Works beside a running server, which uses",
                "them within seconds. The same content twice changes nothing.",
                "A Markdown file begins with YAML between two lines of ---: title, and if wanted",
                "id, section, locale, updated (a date) and internal (true: never for customers).",
                "A .jsonl file has one {\"id\", \"title\", \"text\", \"internal\"} a line, a .csv file",
                "the columns question, answer and if wanted id, section, locale, internal.",
                "Also taken: .html, .pdf, .docx, and a .zip of all these.",
                "Settings may follow as --name=value, for example --nightdesk.data=DIR."
            })
    static final class Import implements Callable<Integer> {

        private static final int MOST_REASONS = 50;

        @ParentCommand private @Nullable KbCommand parent;

        @Parameters(paramLabel = "PATH", description = "a folder, or one file")
        private Path path = Path.of(".");

        @Unmatched private List<String> settings = new ArrayList<>();

        @Override
        public Integer call() throws IOException {
            if (!Files.exists(path)) {
                throw new CommandFailure("There is no " + path);
            }
            for (String setting : settings) {
                if (!setting.startsWith("--")) {
                    throw new CommandFailure(
                            "Give one path at a time; \"%s\" is one too many".formatted(setting));
                }
            }
            Backstage backstage = Objects.requireNonNull(parent).backstage;
            return backstage.with(
                    ArticleImport.class, settings, it -> imported(it, backstage.progress()));
        }

        private int imported(ArticleImport articles, Progress progress) throws IOException {
            ImportReport report =
                    articles.importFrom(path, "import", new PrintedProgress(progress));
            tell(report.bad(), "Not imported:", progress);
            tell(report.kept(), "Left alone:", progress);
            progress.say(
                    "%d added, %d changed, %d unchanged, %d left alone, %d bad."
                            .formatted(
                                    report.added(),
                                    report.changed(),
                                    report.unchanged(),
                                    report.kept().size(),
                                    report.bad().size()));
            return report.bad().isEmpty() ? 0 : 1;
        }

        private static void tell(
                List<ImportReport.Failure> failures, String title, Progress progress) {
            if (failures.isEmpty()) {
                return;
            }
            progress.say(title);
            failures.stream()
                    .limit(MOST_REASONS)
                    .forEach(f -> progress.say("  " + f.source() + ": " + f.reason()));
            if (failures.size() > MOST_REASONS) {
                progress.say("  and %d more".formatted(failures.size() - MOST_REASONS));
            }
        }
    }

    /// A line a second at most.
    private static final class PrintedProgress implements ArticleImport.Listener {

        private static final long SECOND = 1_000_000_000L;

        private final Progress progress;
        private long last = System.nanoTime();

        PrintedProgress(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void imported(int done, int total) {
            long now = System.nanoTime();
            if (now - last > SECOND || done == total) {
                last = now;
                progress.say("Imported %d of %d articles".formatted(done, total));
            }
        }
    }
}
