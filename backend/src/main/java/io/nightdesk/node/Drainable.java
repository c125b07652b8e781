package io.nightdesk.node;

/// Holds something that people would miss if it ended with this node, and can bring it elsewhere.
public interface Drainable {

    /// Called once, when this node is going to end, beside all others of its kind. New work stays
    /// away by itself ([Nodes#draining()]). Returns when nothing is left or the time is up;
    /// schedules, stores and the web server work until all have returned.
    void drain(DrainPlan plan) throws InterruptedException;
}
