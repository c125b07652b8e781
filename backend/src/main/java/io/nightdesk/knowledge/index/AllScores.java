package io.nightdesk.knowledge.index;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/// Writes the score of every match into an array, for a fusion that needs them all.
final class AllScores extends SimpleCollector {

    private final float[] scores;
    private int base;
    private Scorable scorer = new Nothing();

    private AllScores(float[] scores) {
        this.scores = scores;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) {
        base = context.docBase;
    }

    @Override
    public void setScorer(Scorable scorer) {
        this.scorer = scorer;
    }

    @Override
    public void collect(int document) throws IOException {
        scores[base + document] = scorer.score();
    }

    /// For one search.
    static final class Manager implements CollectorManager<AllScores, float[]> {

        private final float[] scores;

        Manager(float[] scores) {
            this.scores = scores;
        }

        @Override
        public AllScores newCollector() {
            return new AllScores(scores);
        }

        @Override
        public float[] reduce(Collection<AllScores> collectors) {
            return scores;
        }
    }

    private static final class Nothing extends Scorable {

        @Override
        public float score() {
            return 0;
        }
    }
}
