package io.nightdesk.llm;

import io.nightdesk.node.RevisionChanged;
import io.nightdesk.node.Revisions;
import io.nightdesk.secrets.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Gives this node the models that the database holds, at start and whenever they change; those of
/// the environment as long as it holds none.
@Component
class ModelLoader {

    /// The topic of [Revisions] under which a change is told.
    static final String TOPIC = "models";

    private static final Logger log = LoggerFactory.getLogger(ModelLoader.class);

    private final ModelStore store;
    private final Secrets secrets;
    private final LanguageModels models;
    private final Arrangement configured;

    /// @param revisions not used, but its counters must be read before the models are
    ModelLoader(
            ModelStore store,
            Secrets secrets,
            LanguageModels models,
            Arrangement configured,
            Revisions revisions) {
        this.store = store;
        this.secrets = secrets;
        this.models = models;
        this.configured = configured;
        load();
    }

    @EventListener
    void on(RevisionChanged change) {
        if (change.topic().equals(TOPIC)) {
            load();
        }
    }

    /// What a stored model is asked with; empty if its key does not open.
    Optional<DeploymentSettings> settings(StoredModel model) {
        return key(model)
                .map(
                        key ->
                                new EnteredModel(model.provider(), model.url(), key, model.model())
                                        .settings(
                                                model.id().toString(),
                                                model.name(),
                                                model.streams(),
                                                model.price()));
    }

    private void load() {
        List<StoredModel> stored = store.all();
        models.arrange(stored.isEmpty() ? configured : arrangement(stored));
        log.atInfo().addKeyValue("models", models.status().size()).log("Language models loaded");
    }

    private Arrangement arrangement(List<StoredModel> stored) {
        List<DeploymentSettings> usable =
                stored.stream()
                        .filter(StoredModel::enabled)
                        .map(this::settings)
                        .flatMap(Optional::stream)
                        .toList();
        Map<Profile, List<String>> orders =
                store.orders().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        order ->
                                                order.getValue().stream()
                                                        .map(UUID::toString)
                                                        .toList()));
        return new Arrangement(usable, orders);
    }

    private Optional<Secret> key(StoredModel model) {
        String sealed = model.sealedKey();
        if (sealed == null) {
            return Optional.of(Secret.of(""));
        }
        Optional<Secret> key = secrets.open(sealed, StoredModel.place(model.id())).map(Secret::of);
        if (key.isEmpty()) {
            log.atError()
                    .addKeyValue("model", model.name())
                    .log(
                            "The key of a language model was sealed with another"
                                    + " NIGHTDESK_SECRETS_KEY; the model is not asked until its"
                                    + " key is entered again");
        }
        return key;
    }
}
