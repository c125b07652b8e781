package io.nightdesk.knowledge.index;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;

/// One analyzer a language; the field's name ends in the language, as in `body.de`.
final class Analyzers extends DelegatingAnalyzerWrapper {

    /// Stands for a language to get words as they are written.
    static final String PLAIN = "plain";

    private static final Map<String, Supplier<Analyzer>> BY_LANGUAGE =
            Map.ofEntries(
                    Map.entry("da", DanishAnalyzer::new),
                    Map.entry("de", GermanAnalyzer::new),
                    Map.entry("en", EnglishAnalyzer::new),
                    Map.entry("es", SpanishAnalyzer::new),
                    Map.entry("fi", FinnishAnalyzer::new),
                    Map.entry("fr", FrenchAnalyzer::new),
                    Map.entry("it", ItalianAnalyzer::new),
                    // Pairs of characters: these languages put no space between words, or put
                    // endings on them that no stemmer here knows.
                    Map.entry("ja", CJKAnalyzer::new),
                    Map.entry("ko", CJKAnalyzer::new),
                    Map.entry("nb", NorwegianAnalyzer::new),
                    Map.entry("nl", DutchAnalyzer::new),
                    Map.entry("no", NorwegianAnalyzer::new),
                    Map.entry("pt", PortugueseAnalyzer::new),
                    Map.entry("sv", SwedishAnalyzer::new),
                    Map.entry("zh", CJKAnalyzer::new));

    private final Map<String, Analyzer> made = new ConcurrentHashMap<>();

    Analyzers() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        String language = field.substring(field.indexOf('.') + 1);
        return made.computeIfAbsent(
                language, l -> BY_LANGUAGE.getOrDefault(l, StandardAnalyzer::new).get());
    }
}
