package io.nightdesk.knowledge;

import java.util.List;

/// What an import did.
///
/// @param unchanged articles whose content had been imported before
/// @param kept articles that somebody edited here since the last import, and that were left alone
/// @param bad files that are no articles
record ImportReport(int added, int changed, int unchanged, List<Failure> kept, List<Failure> bad) {

    ImportReport {
        kept = List.copyOf(kept);
        bad = List.copyOf(bad);
    }

    /// Something that was not taken over.
    ///
    /// @param source a path, with a line number for one of many
    record Failure(String source, String reason) {}
}
