package io.nightdesk.review;

import io.nightdesk.confidence.AnswerKind;
import io.nightdesk.confidence.CutOffs;
import io.nightdesk.confidence.Drift;
import io.nightdesk.confidence.FitVersion;
import io.nightdesk.confidence.Judgements;
import io.nightdesk.confidence.Policy;
import io.nightdesk.confidence.RiskCurve;
import io.nightdesk.confidence.Setting;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an admin sees of the assistant's confidence.
///
/// @param kind the answers this is about
/// @param setting what it would be like with; the one in force unless another was asked for
/// @param attended while somebody is at the desk
/// @param unattended while nobody is
/// @param sources where all judgements of such answers come from, the strongest first
/// @param topics sections of the help centre, the most asked for first
/// @param traffic while somebody is at the desk
/// @param trafficUnattended while nobody is
/// @param examples some of those that would be handed over, the newest first
/// @param fit the version in use; 0 for what is shipped
/// @param fits the newest first
public record Overview(
        AnswerKind kind,
        Setting setting,
        Bound attended,
        Bound unattended,
        Policy.Count judged,
        List<Judgements.Tally> sources,
        Drift drift,
        List<Topic> topics,
        List<RiskCurve.Point> curve,
        Traffic traffic,
        Traffic trafficUnattended,
        List<Example> examples,
        long fit,
        List<FitVersion> fits) {

    public Overview {
        sources = List.copyOf(sources);
        topics = List.copyOf(topics);
        curve = List.copyOf(curve);
        examples = List.copyOf(examples);
        fits = List.copyOf(fits);
    }

    /// @param missing how many judgements at the least before it can be measured; 0 where it is
    public record Bound(CutOffs cutOffs, int missing) {}

    /// @param wrong at most; null for the same as elsewhere
    public record Topic(String name, @Nullable Double wrong, int answers, Bound bound) {}

    /// The last 30 days' answers, as they would be decided if all of them were asked for then.
    ///
    /// @param given as they are
    /// @param caveat with one
    /// @param handedOver to people
    public record Traffic(int given, int caveat, int handedOver) {}

    /// @param right how likely it was right; 0 where a model said that it did not know
    public record Example(
            UUID turn, UUID conversation, String question, double right, @Nullable String topic) {}
}
