package io.nightdesk.llm;

import io.nightdesk.secrets.Secrets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows models to admins, and reads what they enter against what is kept.
@Component
class ModelViews {

    private final ModelStore store;
    private final ModelLoader loader;
    private final LanguageModels models;
    private final Arrangement configured;
    private final ConfiguredModels named;
    private final Secrets secrets;
    private final Budget budget;

    ModelViews(
            ModelStore store,
            ModelLoader loader,
            LanguageModels models,
            Arrangement configured,
            ConfiguredModels named,
            Secrets secrets,
            Budget budget) {
        this.store = store;
        this.loader = loader;
        this.models = models;
        this.configured = configured;
        this.named = named;
        this.secrets = secrets;
        this.budget = budget;
    }

    ModelOverview overview(long revision) {
        List<StoredModel> stored = store.all();
        Map<String, DeploymentStatus> statuses =
                models.status().stream()
                        .collect(Collectors.toMap(DeploymentStatus::id, Function.identity()));
        boolean none = stored.isEmpty();
        return new ModelOverview(
                revision,
                none,
                secrets.available(),
                none
                        ? ofTheEnvironment(statuses)
                        : stored.stream().map(it -> shown(it, statuses)).toList(),
                none ? codes(configured.orders()) : codes(store.orders()),
                Arrays.stream(Provider.values()).map(ModelViews::choice).toList(),
                budget.today());
    }

    /// The key that is kept stays with provider and address: whoever may name another address shall
    /// not have it sent there.
    ///
    /// @param before null for a new model
    EnteredModel entered(ModelEntry entry, @Nullable StoredModel before) {
        String key = entry.key();
        EnteredModel entered =
                new EnteredModel(
                        entry.provider(),
                        entry.url(),
                        Secret.of(key == null ? "" : key),
                        entry.model());
        if (before == null || key != null) {
            return entered;
        }
        return loader.settings(before)
                .filter(kept -> entered.isAt(kept))
                .map(kept -> entered.with(kept.key()))
                .orElse(entered);
    }

    private List<ModelOverview.Model> ofTheEnvironment(Map<String, DeploymentStatus> statuses) {
        return Stream.concat(
                        named.usable().stream().map(it -> shown(it, false, statuses)),
                        named.keyless().stream().map(it -> shown(it, true, statuses)))
                .toList();
    }

    private ModelOverview.Model shown(
            DeploymentSettings settings,
            boolean keyMissing,
            Map<String, DeploymentStatus> statuses) {
        return new ModelOverview.Model(
                settings.id(),
                settings.name(),
                settings.provider().code(),
                settings.url(),
                settings.model(),
                settings.key().isEmpty() ? null : settings.key().ending(),
                false,
                keyMissing,
                settings.streams(),
                true,
                null,
                statuses.get(settings.id()),
                null,
                null);
    }

    private ModelOverview.Model shown(StoredModel model, Map<String, DeploymentStatus> statuses) {
        Optional<Secret> key = loader.settings(model).map(DeploymentSettings::key);
        return new ModelOverview.Model(
                model.id().toString(),
                model.name(),
                model.provider(),
                model.url(),
                model.model(),
                key.filter(it -> !it.isEmpty()).map(Secret::ending).orElse(null),
                key.isEmpty(),
                false,
                model.streams(),
                model.enabled(),
                model.price(),
                statuses.get(model.id().toString()),
                model.updatedAt(),
                model.updatedBy());
    }

    private static ModelOverview.Choice choice(Provider provider) {
        return new ModelOverview.Choice(
                provider.code(),
                provider.defaultUrl(),
                provider.exampleModel(),
                provider.needsKey(provider.defaultUrl()));
    }

    private static Map<String, List<String>> codes(Map<Profile, ? extends List<?>> orders) {
        return orders.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                order -> order.getKey().code(),
                                order -> order.getValue().stream().map(Object::toString).toList()));
    }
}
