package io.nightdesk.prompt;

import io.nightdesk.identity.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changing what the assistant is told: drafts, which nobody but editors sees, and publishing,
/// which every new answer follows within five seconds on every node.
@Component
public class PromptEditing {

    private static final int MIN_NOTE = 10;
    private static final int MAX_NOTE = 500;

    private final PromptLibrary library;
    private final Versions versions;
    private final DraftStore drafts;
    private final Releases releases;
    private final Clock clock;

    PromptEditing(
            PromptLibrary library,
            Versions versions,
            DraftStore drafts,
            Releases releases,
            Clock clock) {
        this.library = library;
        this.versions = versions;
        this.drafts = drafts;
        this.releases = releases;
        this.clock = clock;
    }

    /// The outcome of an edit.
    public sealed interface Outcome {

        /// @param problems what keeps the text from being published, for now
        record Saved(long revision, List<PromptProblem> problems) implements Outcome {}

        /// @param version of the prompt
        /// @param release its number
        record Published(int version, long release) implements Outcome {}

        /// There is no draft of it now.
        record Discarded() implements Outcome {}

        /// Somebody else changed the draft meanwhile; read it again.
        record Conflict() implements Outcome {}

        /// The text cannot go live.
        record Invalid(List<PromptProblem> problems) implements Outcome {}

        /// The change note is too short or too long.
        record BadNote(int least, int most) implements Outcome {}

        /// There is no such prompt, or no draft of it.
        record Unknown() implements Outcome {}
    }

    /// Stores a draft, whatever its problems; only what the database cannot hold is refused.
    ///
    /// @param baseRevision the revision the editor began with; 0 when there was no draft
    @PreAuthorize("hasAuthority('prompt.publish')")
    @Transactional
    public Outcome save(Principal.Agent by, PromptName name, String text, long baseRevision) {
        String lines = text.replace("\r\n", "\n");
        Optional<UUID> prompt = versions.find(by.site(), name);
        if (prompt.isEmpty()) {
            return new Outcome.Unknown();
        }
        List<PromptProblem> problems = library.problems(by.site(), name, lines);
        if (!PromptParser.isStorable(lines)) {
            return new Outcome.Invalid(problems);
        }
        OptionalLong revision =
                drafts.save(prompt.get(), lines, baseRevision, clock.instant(), by.id());
        return revision.isPresent()
                ? new Outcome.Saved(revision.getAsLong(), problems)
                : new Outcome.Conflict();
    }

    /// Throws the draft away, if there is one.
    ///
    /// @param revision the draft's revision the editor has seen; null for whichever is there
    @PreAuthorize("hasAuthority('prompt.publish')")
    @Transactional
    public Outcome discard(Principal.Agent by, PromptName name, @Nullable Long revision) {
        Optional<UUID> prompt = versions.find(by.site(), name);
        if (prompt.isEmpty()) {
            return new Outcome.Unknown();
        }
        Optional<DraftStore.Draft> draft = drafts.lock(prompt.get());
        if (revision != null && draft.isPresent() && revision != draft.get().revision()) {
            return new Outcome.Conflict();
        }
        drafts.delete(prompt.get());
        return new Outcome.Discarded();
    }

    /// Makes the draft a version, and a release with it that is live at once.
    ///
    /// @param note why, 10 to 500 characters
    /// @param revision the draft's revision the publisher has seen; null for whichever is there
    @PreAuthorize("hasAuthority('prompt.publish')")
    @Transactional
    public Outcome publish(
            Principal.Agent by, PromptName name, String note, @Nullable Long revision) {
        String why = note.strip();
        if (why.length() < MIN_NOTE || why.length() > MAX_NOTE || why.indexOf('\0') >= 0) {
            return new Outcome.BadNote(MIN_NOTE, MAX_NOTE);
        }
        releases.lock(by.site());
        Optional<UUID> prompt = versions.find(by.site(), name);
        Optional<DraftStore.Draft> draft = prompt.flatMap(drafts::lock);
        if (prompt.isEmpty() || draft.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (revision != null && revision != draft.get().revision()) {
            return new Outcome.Conflict();
        }
        List<PromptProblem> problems = library.problems(by.site(), name, draft.get().text());
        if (!problems.isEmpty()) {
            return new Outcome.Invalid(problems);
        }
        Versions.Added added = versions.add(prompt.get(), draft.get().text(), why, by.id());
        drafts.delete(prompt.get());
        long release = releases.release(by.site(), Map.of(prompt.get(), added.id()), why, by.id());
        return new Outcome.Published(added.version(), release);
    }

    /// Makes an earlier release answer customers again. False when there is none of this number.
    /// Does nothing when it is live already.
    @PreAuthorize("hasAuthority('prompt.publish')")
    @Transactional
    public boolean restore(Principal.Agent by, long number) {
        releases.lock(by.site());
        Optional<PromptRelease> release =
                releases.all(by.site()).stream().filter(r -> r.number() == number).findFirst();
        release.filter(r -> !r.production())
                .ifPresent(r -> releases.moveProduction(by.site(), r.id(), by.id()));
        return release.isPresent();
    }
}
