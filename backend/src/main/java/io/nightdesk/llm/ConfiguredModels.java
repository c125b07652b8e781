package io.nightdesk.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The models that the environment names: a primary, and a secondary for when it fails.
final class ConfiguredModels {

    private ConfiguredModels() {}

    /// Primary first; none if none is named.
    ///
    /// @throws LlmConfigurationException when the settings make no sense
    static List<DeploymentSettings> of(LlmProperties primary, LlmProperties.Secondary secondary) {
        List<DeploymentSettings> models = new ArrayList<>();
        add(
                models,
                "primary",
                "NIGHTDESK_LLM",
                EnteredModel.of(primary.provider(), primary.url(), primary.key(), primary.model()),
                primary.streams());
        boolean alone = models.isEmpty();
        add(
                models,
                "secondary",
                "NIGHTDESK_LLM2",
                EnteredModel.of(
                        secondary.provider(), secondary.url(), secondary.key(), secondary.model()),
                primary.streams());
        if (alone && !models.isEmpty()) {
            throw new LlmConfigurationException(
                    "NIGHTDESK_LLM2_PROVIDER is set but NIGHTDESK_LLM_PROVIDER is not; a single"
                            + " model must be the primary");
        }
        return models;
    }

    private static void add(
            List<DeploymentSettings> models,
            String id,
            String prefix,
            EnteredModel entered,
            int streams) {
        if (entered.isBlank()) {
            return;
        }
        List<Flaw> flaws = entered.flaws();
        if (!flaws.isEmpty()) {
            Flaw flaw = flaws.getFirst();
            throw new LlmConfigurationException(
                    "%s_%s %s"
                            .formatted(
                                    prefix, flaw.field().toUpperCase(Locale.ROOT), flaw.words()));
        }
        models.add(entered.settings(id, id, streams, null));
    }
}
