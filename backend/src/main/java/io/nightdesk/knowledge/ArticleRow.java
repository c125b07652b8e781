package io.nightdesk.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A working copy as it is stored.
///
/// @param publishedRevision null when customers do not see the article
/// @param importedSha256 hexadecimal; null for an article that was never imported
record ArticleRow(
        UUID key,
        String id,
        String title,
        String body,
        String section,
        String locale,
        boolean internal,
        String audience,
        @Nullable LocalDate validUntil,
        long revision,
        LocalDate updated,
        Instant updatedAt,
        @Nullable String updatedBy,
        @Nullable Long publishedRevision,
        @Nullable Instant publishedAt,
        @Nullable String importedSha256,
        @Nullable Long importedRevision) {

    Article.Status status() {
        return status(revision, publishedRevision);
    }

    static Article.Status status(long revision, @Nullable Long publishedRevision) {
        if (publishedRevision == null) {
            return Article.Status.DRAFT;
        }
        return publishedRevision == revision ? Article.Status.PUBLISHED : Article.Status.CHANGED;
    }

    /// True as well for an article that was written here and never imported.
    boolean isEditedSinceImport() {
        return importedRevision == null || importedRevision != revision;
    }

    Article article() {
        return new Article(
                id,
                title,
                body,
                section,
                locale,
                internal,
                audience,
                validUntil,
                status(),
                revision,
                updated,
                updatedAt,
                updatedBy,
                publishedAt);
    }
}
