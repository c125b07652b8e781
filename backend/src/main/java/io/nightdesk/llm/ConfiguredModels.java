package io.nightdesk.llm;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The models that the environment names: a primary, and a secondary for when it fails.
///
/// @param usable primary first
/// @param keyless those that are left out, without what stands in their key's place
record ConfiguredModels(List<DeploymentSettings> usable, List<DeploymentSettings> keyless) {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredModels.class);

    ConfiguredModels {
        usable = List.copyOf(usable);
        keyless = List.copyOf(keyless);
    }

    /// One as it is named.
    ///
    /// @param prefix of its variables
    private record Named(String id, String prefix, EnteredModel entered) {

        boolean lacksOnlyItsKey() {
            List<Flaw> flaws = entered.flaws();
            return flaws.size() == 1 && flaws.getFirst().field().equals("key");
        }

        String said(Flaw flaw) {
            return "%s_%s %s"
                    .formatted(prefix, flaw.field().toUpperCase(Locale.ROOT), flaw.words());
        }

        DeploymentSettings settings(int streams) {
            entered.flaws().stream()
                    .findFirst()
                    .ifPresent(
                            flaw -> {
                                throw new LlmConfigurationException(said(flaw));
                            });
            return entered.settings(id, id, streams, null);
        }

        DeploymentSettings withoutKey(int streams) {
            return entered.with(Secret.of("")).settings(id, id, streams, null);
        }
    }

    /// None if none is named. One of two whose key is not there, or cannot be one, is left out and
    /// said: a secret that was lost is no reason to be without the other.
    ///
    /// @throws LlmConfigurationException when the settings make no sense
    static ConfiguredModels of(LlmProperties primary, LlmProperties.Secondary secondary) {
        List<Named> named = named(primary, secondary);
        List<Named> usable = named.stream().filter(it -> !it.lacksOnlyItsKey()).toList();
        List<Named> taken = usable.isEmpty() ? named : usable;
        List<DeploymentSettings> models =
                taken.stream().map(it -> it.settings(primary.streams())).toList();
        List<Named> keyless = named.stream().filter(it -> !taken.contains(it)).toList();
        keyless.forEach(ConfiguredModels::tell);
        return new ConfiguredModels(
                models, keyless.stream().map(it -> it.withoutKey(primary.streams())).toList());
    }

    private static List<Named> named(LlmProperties primary, LlmProperties.Secondary secondary) {
        Named first =
                new Named(
                        "primary",
                        "NIGHTDESK_LLM",
                        EnteredModel.of(
                                primary.provider(), primary.url(), primary.key(), primary.model()));
        Named second =
                new Named(
                        "secondary",
                        "NIGHTDESK_LLM2",
                        EnteredModel.of(
                                secondary.provider(),
                                secondary.url(),
                                secondary.key(),
                                secondary.model()));
        if (first.entered().isBlank() && !second.entered().isBlank()) {
            throw new LlmConfigurationException(
                    "NIGHTDESK_LLM2_PROVIDER is set but NIGHTDESK_LLM_PROVIDER is not; a single"
                            + " model must be the primary");
        }
        return Stream.of(first, second).filter(it -> !it.entered().isBlank()).toList();
    }

    private static void tell(Named keyless) {
        LOG.error(
                "{}. This model is not asked; the other one answers",
                keyless.said(keyless.entered().flaws().getFirst()));
    }
}
