package io.nightdesk.knowledge;

import io.nightdesk.kernel.Ids;
import io.nightdesk.knowledge.ArticleOutcome.Problem;
import io.nightdesk.knowledge.SourceOutcome.Conflict;
import io.nightdesk.knowledge.SourceOutcome.Invalid;
import io.nightdesk.knowledge.SourceOutcome.Saved;
import io.nightdesk.knowledge.SourceOutcome.Unknown;
import io.nightdesk.site.Sites;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where articles come from that nobody writes here: uploads, web addresses and folders. A source
/// that is added is read soon, by whichever node comes first.
@Service
public class Sources {

    private static final int MOST_PROBLEMS = 100;

    private final Records records;
    private final SourceArticles articles;
    private final SourceTimer timer;
    private final SourceRules rules;
    private final Sites sites;

    /// What is kept of sources.
    @Component
    record Records(
            SourceStore sources, SourceRunStore runs, SourceDocumentStore documents, Ids ids) {}

    Sources(
            Records records,
            SourceArticles articles,
            SourceTimer timer,
            SourceRules rules,
            Sites sites) {
        this.records = records;
        this.articles = articles;
        this.timer = timer;
        this.rules = rules;
        this.sites = sites;
    }

    /// By name.
    public List<Source> list() {
        return records.sources().list(site());
    }

    public Optional<Source> byId(UUID id) {
        return records.sources().find(site(), id);
    }

    /// What somebody should look at: documents that gave no article, then articles that contradict
    /// another one; the first hundred of each.
    public List<SourceProblem> problems(UUID id) {
        List<SourceProblem> problems =
                new ArrayList<>(records.documents().problems(id, MOST_PROBLEMS));
        problems.addAll(records.documents().contradictions(id, MOST_PROBLEMS));
        return problems;
    }

    /// Folders of the server's that may be sources, with all below them.
    public List<String> folders() {
        return rules.folders();
    }

    /// The most bytes an uploaded file may have.
    public long maxUpload() {
        return rules.maxUpload();
    }

    /// Adds a web address or a folder. Never ends in [Conflict] or [Unknown].
    ///
    /// @param by who is named as having added it
    @Transactional
    public SourceOutcome add(SourceInput input, String by) {
        return insert(input, null, by);
    }

    /// Adds a file with its content. Never ends in [Conflict] or [Unknown].
    @Transactional
    public SourceOutcome upload(SourceInput input, byte[] content, String by) {
        return insert(input, content, by);
    }

    private SourceOutcome insert(SourceInput asked, byte @Nullable [] content, String by) {
        SourceInput input = tidied(asked);
        List<Problem> problems = rules.problems(input);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        UUID id = records.ids().next();
        records.sources().insert(site(), id, input, by);
        if (content != null) {
            records.sources().putUpload(id, input.location(), content);
        }
        return asked(id);
    }

    /// Puts a newer file in the place of an uploaded one; what it no longer holds is removed.
    @Transactional
    public SourceOutcome replace(UUID id, String fileName, byte[] content) {
        Optional<Source> source = byId(id).filter(it -> it.kind() == Source.Kind.UPLOAD);
        if (source.isEmpty()) {
            return new Unknown();
        }
        List<Problem> problems = rules.problems(source.get().inputWith(fileName));
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        records.runs().cancel(id, "A newer file took the place of this one");
        records.sources().putUpload(id, fileName, content);
        return asked(id);
    }

    /// Changes name and schedule.
    ///
    /// @param revision the revision that the editor saw
    @Transactional
    public SourceOutcome edit(UUID id, String name, @Nullable Integer everyMinutes, long revision) {
        Optional<Source> source = byId(id);
        if (source.isEmpty()) {
            return new Unknown();
        }
        SourceInput input = tidied(source.get().inputWith(name, everyMinutes));
        List<Problem> problems = rules.problems(input);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        if (!records.sources().update(id, input.name(), everyMinutes, revision)) {
            return new Conflict(byId(id).orElseThrow());
        }
        timer.soon(id);
        return new Saved(byId(id).orElseThrow());
    }

    /// Has it read again. Nothing happens if a run is under way.
    @Transactional
    public SourceOutcome sync(UUID id) {
        return byId(id).isEmpty() ? new Unknown() : asked(id);
    }

    /// Removes it with every article that came from it, edited here or not: within seconds no node
    /// finds a passage of them. False if there is no such source.
    @Transactional
    public boolean delete(UUID id) {
        boolean known = byId(id).isPresent();
        if (known) {
            articles.removeSource(id);
        }
        return known;
    }

    private Saved asked(UUID id) {
        records.runs().ask(id);
        timer.soon(id);
        return new Saved(byId(id).orElseThrow());
    }

    private static SourceInput tidied(SourceInput input) {
        String location = input.location().strip();
        String name = input.name().strip();
        return new SourceInput(
                input.kind(),
                name.isEmpty() ? nameOf(input.kind(), location) : name,
                location,
                input.locale().strip(),
                input.internal(),
                input.kind() == Source.Kind.WEB ? input.depth() : 0,
                input.everyMinutes());
    }

    private static String nameOf(Source.Kind kind, String location) {
        String name = location;
        try {
            name = kind == Source.Kind.WEB ? URI.create(location).getHost() : location;
        } catch (IllegalArgumentException e) {
            // The location will be refused.
        }
        return name == null ? location : name.substring(0, Math.min(name.length(), 200));
    }

    private UUID site() {
        return sites.theSite().id();
    }
}
