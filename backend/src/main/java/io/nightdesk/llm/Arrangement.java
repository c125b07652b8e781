package io.nightdesk.llm;

import java.util.List;
import java.util.Map;

/// Which models there are, and which are asked for what, in order.
///
/// @param orders ids of deployments; a profile that is missing, or that names none that is there,
///     has the order of [Profile#ANSWER], and [Profile#CLASSIFY] none
record Arrangement(List<DeploymentSettings> deployments, Map<Profile, List<String>> orders) {

    Arrangement {
        deployments = List.copyOf(deployments);
        orders = Map.copyOf(orders);
    }

    /// All of them for everything.
    static Arrangement of(List<DeploymentSettings> deployments) {
        return new Arrangement(
                deployments,
                Map.of(Profile.ANSWER, deployments.stream().map(DeploymentSettings::id).toList()));
    }
}
