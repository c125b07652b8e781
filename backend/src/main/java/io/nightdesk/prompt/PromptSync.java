package io.nightdesk.prompt;

import io.nightdesk.prompt.StoredVersion.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Files seed the database, and the database runs. A file never overwrites what somebody wrote in
/// the console, and nothing is ever deleted.
@Component
class PromptSync {

    private static final Logger log = LoggerFactory.getLogger(PromptSync.class);

    private final Versions versions;
    private final Releases releases;
    private final TransactionTemplate transaction;

    PromptSync(Versions versions, Releases releases, TransactionTemplate transaction) {
        this.versions = versions;
        this.releases = releases;
        this.transaction = transaction;
    }

    /// Takes in the files that are new, in one release. Files that do not fit are not stored
    /// either, so that the next start looks at them again.
    ///
    /// @param auto whether a changed file replaces the live text that came from its predecessor
    void sync(UUID site, Map<PromptName, String> files, boolean auto) {
        transaction.executeWithoutResult(
                status -> {
                    if (!take(site, files, auto)) {
                        status.setRollbackOnly();
                    }
                });
    }

    private boolean take(UUID site, Map<PromptName, String> files, boolean auto) {
        releases.lock(site);
        Map<PromptName, StoredVersion> live = releases.live(site);
        List<Imported> imported = new ArrayList<>();
        files.forEach((name, text) -> take(site, name, text).ifPresent(imported::add));
        List<Imported> going = imported.stream().filter(i -> goesLive(i, live, auto)).toList();
        if (!fits(going, live)) {
            return false;
        }
        if (!going.isEmpty()) {
            release(site, going);
        }
        return true;
    }

    private void release(UUID site, List<Imported> going) {
        Map<UUID, UUID> changed =
                going.stream().collect(Collectors.toMap(Imported::prompt, Imported::version));
        String names =
                going.stream().map(i -> i.name().toString()).collect(Collectors.joining(", "));
        long number = releases.release(site, changed, shorten("From files: " + names), null);
        log.atInfo()
                .addKeyValue("release", number)
                .addKeyValue("prompts", names)
                .log("Prompt files released");
    }

    private record Imported(PromptName name, UUID prompt, UUID version, PromptSource source) {}

    /// Stores a file's text as a version, unless it is stored already or is no prompt.
    private Optional<Imported> take(UUID site, PromptName name, String text) {
        PromptParser.Parsed parsed =
                name.isPossible()
                        ? PromptParser.parse(name.key(), text)
                        : PromptParser.Parsed.failed(
                                1, "Name the file <area>/<name>[.<locale>].prompt, in lower case.");
        if (parsed.source().isEmpty()) {
            complain(name, parsed.problems());
            return Optional.empty();
        }
        UUID prompt = versions.findOrCreate(site, name);
        if (versions.hasText(prompt, text)) {
            return Optional.empty();
        }
        UUID version = versions.add(prompt, text, "From prompts/" + name.file(), null).id();
        return Optional.of(new Imported(name, prompt, version, parsed.source().get()));
    }

    private static boolean goesLive(
            Imported imported, Map<PromptName, StoredVersion> live, boolean auto) {
        StoredVersion now = live.get(imported.name());
        if (now == null) {
            return true;
        }
        if (now.origin() == Origin.FILE && auto) {
            return true;
        }
        log.atWarn()
                .addKeyValue("prompt", imported.name())
                .addKeyValue("liveVersion", now.version())
                .log(
                        "A prompt file changed; it is stored beside the live text and waits for"
                                + " somebody to publish it");
        return false;
    }

    private static boolean fits(List<Imported> going, Map<PromptName, StoredVersion> live) {
        Map<PromptName, PromptSource> sources =
                new HashMap<>(PromptSources.of(List.copyOf(live.values())));
        going.forEach(imported -> sources.put(imported.name(), imported.source()));
        PromptSet set = new PromptSet(sources);
        boolean fits = true;
        for (Imported imported : going) {
            List<PromptProblem> problems = set.problems(imported.name());
            if (!problems.isEmpty()) {
                complain(imported.name(), problems);
                fits = false;
            }
        }
        return fits;
    }

    private static void complain(PromptName name, List<PromptProblem> problems) {
        for (PromptProblem problem : problems) {
            log.atError()
                    .addKeyValue("file", "prompts/" + name.file())
                    .addKeyValue("line", problem.line())
                    .log("A prompt file cannot go live: {}", problem.message());
        }
    }

    private static String shorten(String note) {
        return note.length() <= 500 ? note : note.substring(0, 499) + "…";
    }
}
