package io.nightdesk.llm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The models as an admin sees them; never with a key.
///
/// @param revision rises with every change of any of them; a change names the one it rests on
/// @param configured none was set up here, so that those of the environment count
/// @param canKeepKeys whether there is something to seal keys with
/// @param today what is spent of the day's budget
/// @param orders by [Profile#code]: ids, the first asked first; a profile without has `answer`'s,
///     and `classify` none
public record ModelOverview(
        long revision,
        boolean configured,
        boolean canKeepKeys,
        List<Model> models,
        Map<String, List<String>> orders,
        List<Choice> providers,
        Budget.Today today) {

    public ModelOverview {
        models = List.copyOf(models);
        orders = Map.copyOf(orders);
        providers = List.copyOf(providers);
    }

    /// @param keyEnding its last four characters, empty when it is very short, null without one
    /// @param unreadable its key was sealed with another master key and must be entered again
    /// @param keyMissing the environment names no key for it that can be one
    /// @param price as an admin says
    /// @param status null when it is not asked
    public record Model(
            String id,
            String name,
            String provider,
            String url,
            String model,
            @Nullable String keyEnding,
            boolean unreadable,
            boolean keyMissing,
            int streams,
            boolean enabled,
            @Nullable Price price,
            @Nullable DeploymentStatus status,
            @Nullable Instant updatedAt,
            @Nullable String updatedBy) {}

    /// A provider to choose.
    ///
    /// @param needsKey whether its own address answers nobody without one
    public record Choice(String code, String url, String exampleModel, boolean needsKey) {}
}
