package io.nightdesk.prompt;

import io.nightdesk.identity.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;

/// The prompts as the console shows them: what is live, what was, and what somebody is writing.
@Component
public class PromptLibrary {

    private final Versions versions;
    private final DraftStore drafts;
    private final Releases releases;

    PromptLibrary(Versions versions, DraftStore drafts, Releases releases) {
        this.versions = versions;
        this.drafts = drafts;
        this.releases = releases;
    }

    /// A prompt in the list.
    ///
    /// @param production null when it is not part of the live release
    public record Row(
            String key,
            String locale,
            String kind,
            String description,
            @Nullable Production production,
            @Nullable Draft draft) {}

    /// @param publishedBy null when the server took the text from a file
    public record Production(int version, Instant publishedAt, @Nullable String publishedBy) {}

    /// @param revision what the next save must name
    /// @param problems what keeps the text from being published; empty when nothing does
    public record Draft(
            String text,
            long revision,
            Instant updatedAt,
            String updatedBy,
            List<PromptProblem> problems) {}

    /// @param labels `production`, `previous` (live before that), `file` (the newest that came from
    ///     a file)
    public record Version(
            int version,
            String text,
            String sha256,
            String note,
            Instant createdAt,
            @Nullable String createdBy,
            String origin,
            List<String> labels) {}

    /// One prompt with its whole history, newest version first.
    public record Detail(
            String key,
            String locale,
            String kind,
            String description,
            @Nullable Draft draft,
            List<Version> versions,
            List<PromptVariable> variables) {}

    /// Every prompt of the site, by key and locale.
    @PreAuthorize("hasAuthority('prompt.view')")
    public List<Row> all(Principal.Agent asking) {
        Map<PromptName, StoredVersion> live = releases.live(asking.site());
        return versions.names(asking.site()).stream()
                .map(name -> row(asking.site(), name, live))
                .toList();
    }

    /// The release that answers customers; empty before the first.
    @PreAuthorize("hasAuthority('prompt.view')")
    public Optional<PromptRelease> production(Principal.Agent asking) {
        return releases.all(asking.site()).stream().filter(PromptRelease::production).findFirst();
    }

    /// Every release, newest first.
    @PreAuthorize("hasAuthority('prompt.view')")
    public List<PromptRelease> releases(Principal.Agent asking) {
        return releases.all(asking.site());
    }

    /// Empty when there is no such prompt.
    @PreAuthorize("hasAuthority('prompt.view')")
    public Optional<Detail> find(Principal.Agent asking, PromptName name) {
        return versions.find(asking.site(), name).map(id -> detail(asking.site(), name, id));
    }

    private Row row(UUID site, PromptName name, Map<PromptName, StoredVersion> live) {
        UUID prompt = versions.find(site, name).orElseThrow();
        StoredVersion now = live.get(name);
        List<StoredVersion> all = versions.all(prompt);
        Optional<PromptSource> source =
                Optional.ofNullable(now == null ? (all.isEmpty() ? null : all.getFirst()) : now)
                        .flatMap(v -> PromptParser.parse(name.key(), v.text()).source());
        return new Row(
                name.key(),
                name.locale(),
                kind(source),
                source.map(PromptSource::description).orElse(""),
                now == null
                        ? null
                        : new Production(now.version(), now.createdAt(), now.createdBy()),
                draft(site, name, prompt).orElse(null));
    }

    private Detail detail(UUID site, PromptName name, UUID prompt) {
        List<StoredVersion> all = versions.all(prompt);
        Optional<PromptSource> source =
                all.stream()
                        .findFirst()
                        .flatMap(v -> PromptParser.parse(name.key(), v.text()).source());
        Labels labels = labels(site, name, all);
        return new Detail(
                name.key(),
                name.locale(),
                kind(source),
                source.map(PromptSource::description).orElse(""),
                draft(site, name, prompt).orElse(null),
                all.stream().map(version -> version(version, labels)).toList(),
                PromptVariable.ALL);
    }

    private Optional<Draft> draft(UUID site, PromptName name, UUID prompt) {
        return drafts.find(prompt)
                .map(
                        draft ->
                                new Draft(
                                        draft.text(),
                                        draft.revision(),
                                        draft.updatedAt(),
                                        draft.updatedBy(),
                                        problems(site, name, draft.text())));
    }

    /// What keeps `text` from going live in the place of `name`.
    List<PromptProblem> problems(UUID site, PromptName name, String text) {
        PromptParser.Parsed parsed = PromptParser.parse(name.key(), text);
        return parsed.source()
                .map(
                        source ->
                                new PromptSet(
                                                PromptSources.of(
                                                        List.copyOf(releases.live(site).values())))
                                        .with(name, source)
                                        .problems(name))
                .orElseGet(parsed::problems);
    }

    private record Labels(
            @Nullable UUID production, @Nullable UUID previous, @Nullable UUID file) {}

    private Labels labels(UUID site, PromptName name, List<StoredVersion> newestFirst) {
        Optional<UUID> file =
                newestFirst.stream()
                        .filter(v -> v.origin() == StoredVersion.Origin.FILE)
                        .map(StoredVersion::id)
                        .findFirst();
        return new Labels(
                id(releases.live(site).get(name)),
                id(releases.previous(site).get(name)),
                file.orElse(null));
    }

    private static @Nullable UUID id(@Nullable StoredVersion version) {
        return version == null ? null : version.id();
    }

    private static Version version(StoredVersion version, Labels labels) {
        List<String> own = new ArrayList<>();
        boolean live = version.id().equals(labels.production());
        if (live) {
            own.add("production");
        } else if (version.id().equals(labels.previous())) {
            own.add("previous");
        }
        if (version.id().equals(labels.file())) {
            own.add("file");
        }
        return new Version(
                version.version(),
                version.text(),
                version.sha256(),
                version.note(),
                version.createdAt(),
                version.createdBy(),
                version.origin().wireName(),
                own);
    }

    private static String kind(Optional<PromptSource> source) {
        return source.map(PromptSource::kind)
                .orElse(PromptSource.Kind.SYSTEM)
                .name()
                .toLowerCase(Locale.ROOT);
    }
}
