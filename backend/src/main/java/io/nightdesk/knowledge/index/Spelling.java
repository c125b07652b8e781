package io.nightdesk.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Takes a mistyped word for one that the articles have. Safe from any thread.
final class Spelling {

    /// Shorter words have too many neighbours.
    private static final int SHORTEST = 4;
    /// From this length on two letters may be wrong.
    private static final int LONG = 8;
    /// Nobody mistypes the first letter, nearly.
    private static final int SURE = 1;

    private final IndexReader index;

    Spelling(IndexReader index) {
        this.index = index;
    }

    /// The word itself if the field has it, or has none like it; else the one with the fewest wrong
    /// letters, of those the most frequent.
    ///
    /// @param word as the field's analyzer makes it
    String repaired(String field, String word) {
        try {
            Term term = new Term(field, word);
            Terms terms = MultiTerms.getTerms(index, field);
            if (terms == null || isOdd(word) || index.docFreq(term) > 0) {
                return word;
            }
            String found = nearest(terms, term, 1);
            if (found == null && word.length() >= LONG) {
                found = nearest(terms, term, 2);
            }
            return found == null ? word : found;
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot fail to be read", e);
        }
    }

    /// Numbers and codes are meant as they stand.
    private static boolean isOdd(String word) {
        return word.length() < SHORTEST || !word.chars().allMatch(Character::isLetter);
    }

    private static @Nullable String nearest(Terms terms, Term term, int wrong) throws IOException {
        FuzzyTermsEnum found = new FuzzyTermsEnum(terms, term, wrong, SURE, true);
        String best = null;
        int most = 0;
        for (BytesRef next = found.next(); next != null; next = found.next()) {
            if (found.docFreq() > most) {
                most = found.docFreq();
                best = next.utf8ToString();
            }
        }
        return best;
    }
}
