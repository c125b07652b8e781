package io.nightdesk.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/// BM25 over texts, in memory. Each language has a field of its own, so that word statistics and
/// stemming never mix languages. Texts are numbered in the order they were given.
final class WordIndex {

    /// A joined conversation can be long; more words than this add nothing but time.
    private static final int MOST_TERMS = 120;

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /// Title, headings and body are one field: counted apart, a short title outweighed the body
    /// (first result right on 698 bank articles .62 as one field, .57 as two, .58 as three).
    record Row(String language, String text) {}

    private final Analyzers analyzers = new Analyzers();
    private final IndexSearcher searcher;
    private final Spelling spelling;
    private final Map<String, Integer> rowsByLanguage = new HashMap<>();
    private final int size;

    WordIndex(List<Row> rows) {
        size = rows.size();
        for (Row row : rows) {
            rowsByLanguage.merge(row.language(), 1, Integer::sum);
        }
        try {
            searcher = new IndexSearcher(write(rows));
            searcher.setQueryCache(null);
            spelling = new Spelling(searcher.getIndexReader());
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot fail to be written", e);
        }
    }

    private DirectoryReader write(List<Row> rows) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig(analyzers).setRAMBufferSizeMB(256);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Row row : rows) {
                Document document = new Document();
                document.add(new TextField(field(row.language()), row.text(), Field.Store.NO));
                document.add(new TextField(asWritten(row.language()), row.text(), Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        return DirectoryReader.open(directory);
    }

    private static String field(String language) {
        return "text." + language;
    }

    /// The same words, neither stemmed nor filtered.
    private static String asWritten(String language) {
        return "written-" + language + "." + Analyzers.PLAIN;
    }

    /// A text with its mistyped words put right, where the language's texts have one that was
    /// probably meant.
    ///
    /// @param isWord words to leave alone although no text has them
    String repaired(String text, String language, Predicate<String> isWord) {
        return WORD.matcher(text)
                .replaceAll(
                        match -> {
                            String word = match.group().toLowerCase(Locale.ROOT);
                            String known = spelling.repaired(asWritten(language), word);
                            return known.equals(word) || isWord.test(word) ? match.group() : known;
                        });
    }

    /// The BM25 score of every text in these languages, as a share of the most that a text could
    /// score for these words: 0 where none occurs, near 1 where all do, often. Unlike a share of
    /// the best score found it can be compared between questions.
    float[] scores(String text, Collection<String> languages) {
        float[] scores = new float[size];
        double most = 0;
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String language : languages) {
            double sum = 0;
            for (Map.Entry<String, Double> term : weights(text, language).entrySet()) {
                query.add(new TermQuery(new Term(field(language), term.getKey())), Occur.SHOULD);
                // Lucene's BM25 of one term tends to its inverse frequency from below.
                sum += term.getValue();
            }
            most = Math.max(most, sum);
        }
        try {
            searcher.search(query.build(), new AllScores.Manager(scores));
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot fail to be read", e);
        }
        for (int i = 0; i < size && most > 0; i++) {
            scores[i] = (float) (scores[i] / most);
        }
        return scores;
    }

    /// For each of these texts the share of the weights whose words it has, 0 to 1.
    ///
    /// @param weights of words, as [#weights] gives them
    double[] shares(Map<String, Double> weights, String language, int[] rows) {
        double[] shares = new double[rows.length];
        double all = weights.values().stream().mapToDouble(it -> it).sum();
        if (all == 0) {
            return shares;
        }
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                for (Map.Entry<String, Double> word : weights.entrySet()) {
                    Term term = new Term(field(language), word.getKey());
                    BitSet having = rowsWith(term, leaf);
                    for (int i = 0; i < rows.length; i++) {
                        shares[i] += having.get(rows[i]) ? word.getValue() / all : 0;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot fail to be read", e);
        }
        return shares;
    }

    private static BitSet rowsWith(Term term, LeafReaderContext leaf) throws IOException {
        BitSet rows = new BitSet();
        PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
        if (postings != null) {
            for (int at = postings.nextDoc();
                    at != DocIdSetIterator.NO_MORE_DOCS;
                    at = postings.nextDoc()) {
                rows.set(leaf.docBase + at);
            }
        }
        return rows;
    }

    /// A text's distinct words as the index knows them: lower case, stemmed, without stop words.
    Set<String> terms(String text, String language) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzers.tokenStream(field(language), text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && terms.size() < MOST_TERMS) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A string cannot fail to be read", e);
        }
        return terms;
    }

    /// How telling each of a text's words is: 0 for one in every text, about 6 for a rare one. A
    /// word that occurs nowhere is taken for the one it was probably meant to be.
    Map<String, Double> weights(String text, String language) {
        Map<String, Double> weights = new HashMap<>();
        int rows = rowsByLanguage.getOrDefault(language, 0);
        for (String term : terms(text, language)) {
            String known = spelling.repaired(field(language), term);
            weights.put(known, inverseFrequency(new Term(field(language), known), rows));
        }
        return weights;
    }

    private double inverseFrequency(Term term, int rows) {
        try {
            int found = searcher.getIndexReader().docFreq(term);
            return Math.log(1 + (rows - found + 0.5) / (found + 0.5));
        } catch (IOException e) {
            throw new UncheckedIOException("An index in memory cannot fail to be read", e);
        }
    }

    Set<String> languages() {
        return Set.copyOf(rowsByLanguage.keySet());
    }
}
