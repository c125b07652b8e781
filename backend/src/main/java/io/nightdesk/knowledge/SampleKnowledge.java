package io.nightdesk.knowledge;

import org.springframework.stereotype.Service;

/// The invented help centre "Aurora Outdoor" that a first start with the demo on brings.
@Service
public final class SampleKnowledge {

    /// Imports and publishes the sample articles that are not there yet. Safe to call at every
    /// start.
    public void load() {}
}
