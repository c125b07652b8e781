package io.nightdesk.confidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// A fit to a site's judgements, for people.
///
/// @param version from 1
/// @param fitted how many judged answers it was fitted on
/// @param heldOut how many others it was tried on
/// @param lossBefore log loss on those of what was used before; lower is better
/// @param lossAfter its own
public record FitVersion(
        long version,
        Instant madeAt,
        int fitted,
        int heldOut,
        double lossBefore,
        double lossAfter) {

    /// Whether it was taken into use when it was made; otherwise it was worse than what was used.
    @JsonProperty
    public boolean better() {
        return lossAfter <= lossBefore;
    }
}
