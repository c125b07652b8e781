package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ArticleOutcome.Conflict;
import io.nightdesk.knowledge.ArticleOutcome.IdTaken;
import io.nightdesk.knowledge.ArticleOutcome.Invalid;
import io.nightdesk.knowledge.ArticleOutcome.Problem;
import io.nightdesk.knowledge.ArticleOutcome.Saved;
import io.nightdesk.knowledge.ArticleOutcome.Unknown;
import io.nightdesk.knowledge.ArticleStore.Listed;
import io.nightdesk.node.Revisions;
import io.nightdesk.site.Sites;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The help centre's articles: written, published and taken back by people. What is published is
/// searched within seconds on every node.
@Service
public class Articles {

    /// The topic under which nodes hear that the published articles changed.
    static final String TOPIC = "knowledge";

    private static final int MOST_SUFFIX = 99;
    private static final int MOST_RELATED = 6;

    private final ArticleStore store;
    private final PublicationStore publications;
    private final Sites sites;
    private final Revisions revisions;

    Articles(ArticleStore store, PublicationStore publications, Sites sites, Revisions revisions) {
        this.store = store;
        this.publications = publications;
        this.sites = sites;
        this.revisions = revisions;
    }

    /// A page of the articles, whatever their status.
    ///
    /// @throws IllegalArgumentException for a cursor that did not come from this method
    public ArticleList list(ArticleFilter filter) {
        List<Listed> found =
                store.list(site(), filter, Cursor.read(filter.cursor()), filter.limit() + 1);
        boolean more = found.size() > filter.limit();
        List<Listed> page = more ? found.subList(0, filter.limit()) : found;
        return new ArticleList(
                page.stream().map(Listed::summary).toList(),
                more ? Cursor.write(page.getLast().position()) : null);
    }

    /// Under which the articles are filed that customers can find once they are published, by name.
    public List<String> sections() {
        return store.sections(site());
    }

    public Optional<Article> byId(String id) {
        return store.find(site(), id).map(ArticleRow::article);
    }

    /// Makes a draft. Never ends in [Conflict] or [Unknown].
    ///
    /// @param by the author's name
    @Transactional
    public ArticleOutcome create(ArticleInput input, String by) {
        ArticleInput tidy = ArticleRules.tidied(input);
        List<Problem> problems = ArticleRules.problems(tidy);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        String wanted = tidy.id();
        String id = wanted != null ? wanted : ArticleRules.idOf(tidy.title());
        for (int suffix = 2; !store.insert(site(), id, tidy, store.today(), by); suffix++) {
            if (wanted != null || suffix > MOST_SUFFIX) {
                return new IdTaken(id);
            }
            id = ArticleRules.idOf(tidy.title()) + "-" + suffix;
        }
        return saved(id);
    }

    /// Changes the working copy; customers see it after [#publish]. Only marking an article
    /// internal takes effect at once: it hides what was published. The id in `input` is ignored.
    ///
    /// @param revision the revision the author saw
    @Transactional
    public ArticleOutcome edit(String id, ArticleInput input, long revision, String by) {
        Optional<ArticleRow> row = store.findForUpdate(site(), id);
        if (row.isEmpty()) {
            return new Unknown(id);
        }
        if (row.get().revision() != revision) {
            return new Conflict(row.get().article());
        }
        ArticleInput tidy = ArticleRules.tidied(input);
        List<Problem> problems = ArticleRules.problems(tidy.withId(null));
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        store.update(row.get().key(), tidy, store.today(), by);
        if (row.get().publishedRevision() != null && row.get().internal() != tidy.internal()) {
            revisions.bump(TOPIC);
        }
        return saved(id);
    }

    /// Shows the working copy to customers, unless it is internal.
    ///
    /// @param revision the revision the author saw; null publishes whatever is there
    @Transactional
    public ArticleOutcome publish(String id, @Nullable Long revision, String by) {
        Optional<ArticleRow> row = store.findForUpdate(site(), id);
        if (row.isEmpty()) {
            return new Unknown(id);
        }
        if (revision != null && row.get().revision() != revision) {
            return new Conflict(row.get().article());
        }
        publications.publish(row.get().key(), by);
        revisions.bump(TOPIC);
        return saved(id);
    }

    /// Takes the article away from customers; the working copy stays.
    @Transactional
    public ArticleOutcome unpublish(String id) {
        Optional<ArticleRow> row = store.findForUpdate(site(), id);
        if (row.isEmpty()) {
            return new Unknown(id);
        }
        publications.unpublish(row.get().key());
        revisions.bump(TOPIC);
        return saved(id);
    }

    /// The article as customers see it; empty for drafts and internal articles.
    public Optional<HelpArticle> helpArticle(String id) {
        return publications.published(site(), id).map(row -> HelpHtml.article(row, related(row)));
    }

    private List<HelpArticle.Link> related(PublishedRow row) {
        return row.section().isEmpty()
                ? List.of()
                : publications.related(site(), row, MOST_RELATED);
    }

    /// Takes over imported articles and publishes them, all or none.
    @Transactional
    List<Imported> takeOver(List<ArticleFile.Good> files, String by) {
        List<Imported> ends = files.stream().map(file -> takeOver(file, by)).toList();
        if (ends.contains(Imported.ADDED) || ends.contains(Imported.CHANGED)) {
            revisions.bump(TOPIC);
        }
        return ends;
    }

    private Imported takeOver(ArticleFile.Good file, String by) {
        String id = String.valueOf(file.input().id());
        LocalDate updated = file.updated() == null ? store.today() : file.updated();
        Optional<ArticleRow> known = store.findForUpdate(site(), id);
        if (known.isEmpty()) {
            store.insert(site(), id, file.input(), updated, by);
        } else if (file.sha256().equals(known.get().importedSha256())) {
            return Imported.UNCHANGED;
        } else if (known.get().isEditedSinceImport()) {
            return Imported.KEPT;
        } else {
            store.update(known.get().key(), file.input(), updated, by);
        }
        UUID key = store.find(site(), id).orElseThrow().key();
        store.markImported(key, HexFormat.of().parseHex(file.sha256()));
        publications.publish(key, by);
        return known.isEmpty() ? Imported.ADDED : Imported.CHANGED;
    }

    /// Takes over one document of a source, in the caller's transaction; who bumps [#TOPIC] is the
    /// caller. An article that a person wrote or edited here is never overwritten, and one that a
    /// person took away from customers stays so.
    ///
    /// @param key the article made of it before; null makes a new one, or adopts the article
    ///     of this id if it was imported and no source keeps it
    @Transactional(propagation = Propagation.MANDATORY)
    Taken takeOver(ArticleFile.Good file, @Nullable UUID key, String by) {
        LocalDate updated = file.updated() == null ? store.today() : file.updated();
        Optional<ArticleRow> known = key == null ? adoptable(file) : store.findForUpdate(key);
        if (known.isEmpty()) {
            UUID made = insert(file, updated, by);
            store.markImported(made, HexFormat.of().parseHex(file.sha256()));
            publications.publish(made, by);
            return new Taken(made, Imported.ADDED);
        }
        ArticleRow row = known.get();
        if (file.sha256().equals(row.importedSha256())) {
            return new Taken(row.key(), Imported.UNCHANGED);
        }
        if (row.isEditedSinceImport()) {
            return new Taken(row.key(), Imported.KEPT);
        }
        store.update(row.key(), file.input(), updated, by);
        store.markImported(row.key(), HexFormat.of().parseHex(file.sha256()));
        if (row.publishedRevision() != null) {
            publications.publish(row.key(), by);
        }
        return new Taken(row.key(), Imported.CHANGED);
    }

    private Optional<ArticleRow> adoptable(ArticleFile.Good file) {
        return store.findForUpdate(site(), String.valueOf(file.input().id()))
                .filter(row -> row.importedSha256() != null && !store.isOfSource(row.key()));
    }

    /// Under the id that the file asks for, or that with a number behind it.
    private UUID insert(ArticleFile.Good file, LocalDate updated, String by) {
        String wanted = String.valueOf(file.input().id());
        String id = wanted;
        for (int suffix = 2; !store.insert(site(), id, file.input(), updated, by); suffix++) {
            id = ArticleRules.numbered(wanted, suffix);
        }
        return store.find(site(), id).orElseThrow().key();
    }

    /// What vanished at its source is shown to nobody. The working copy stays as a draft if a
    /// person has edited it, else the article is gone.
    @Transactional(propagation = Propagation.MANDATORY)
    void vanish(UUID key) {
        Optional<ArticleRow> row = store.findForUpdate(key);
        if (row.isPresent() && row.get().isEditedSinceImport()) {
            publications.unpublish(key);
        } else {
            store.delete(key);
        }
    }

    /// Deletes every article that a source keeps; false if there was none.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean removeOf(UUID source) {
        return store.deleteOf(source) > 0;
    }

    /// An article and how its import ended.
    record Taken(UUID key, Imported how) {}

    /// How the import of one article ended.
    enum Imported {
        ADDED,
        CHANGED,
        /// The same content was imported before.
        UNCHANGED,
        /// A person has edited the article here; the file does not overwrite that.
        KEPT
    }

    private Saved saved(String id) {
        return new Saved(store.find(site(), id).orElseThrow().article());
    }

    private UUID site() {
        return sites.theSite().id();
    }
}
