package io.nightdesk.llm;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/// Loads the local models and the way to the providers, in parallel and in the background, from
/// before the web server opens.
final class WarmUp implements SmartLifecycle {

    private final boolean wanted;
    private final List<OnnxEmbedder> embedders;
    private final Runnable rehearsal;
    private volatile boolean running;

    /// @param rehearsal blocks until the way to the providers is warm
    WarmUp(boolean wanted, List<OnnxEmbedder> embedders, Runnable rehearsal) {
        this.wanted = wanted;
        this.embedders = embedders;
        this.rehearsal = rehearsal;
    }

    @Override
    public void start() {
        running = true;
        if (wanted) {
            embedders.forEach(OnnxEmbedder::warmUp);
            Thread.ofVirtual().name("llm-warm-up").start(rehearsal);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
