package io.nightdesk.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An article as its authors see it: the working copy and how it stands to what is published.
///
/// @param id a short name for addresses and citations, for example `return-an-item`
/// @param body Markdown
/// @param locale BCP 47, for example `en`
/// @param internal for staff only: never searched for, shown or quoted to customers
/// @param audience the group of customers it is for, such as `business`; empty for everybody.
///     Customers who are not known to belong to it never find it
/// @param validUntil the last day on which customers find it, in UTC; null for ever
/// @param revision rises with every change of the working copy; an edit names the one it rests on
/// @param updated the day shown to customers
/// @param publishedAt null when customers do not see the article
public record Article(
        String id,
        String title,
        String body,
        String section,
        String locale,
        boolean internal,
        String audience,
        @Nullable LocalDate validUntil,
        Status status,
        long revision,
        LocalDate updated,
        Instant updatedAt,
        @Nullable String updatedBy,
        @Nullable Instant publishedAt) {

    /// How the working copy stands to what customers see.
    public enum Status {
        /// Customers do not see it.
        @JsonProperty("draft")
        DRAFT,
        /// Customers see exactly this.
        @JsonProperty("published")
        PUBLISHED,
        /// Customers see an older text.
        @JsonProperty("changed")
        CHANGED
    }
}
