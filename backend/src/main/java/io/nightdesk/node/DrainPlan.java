package io.nightdesk.node;

import java.time.Duration;

/// How this node leaves.
///
/// @param elsewhere whether another node is there to go to
/// @param window how long whatever moves may take to be told, and running work to end by itself;
///     zero when there is nowhere to go
/// @param longest how long it may take to tell all when they are many
/// @param grace how long the last one may take after it was told
public record DrainPlan(boolean elsewhere, Duration window, Duration longest, Duration grace) {}
