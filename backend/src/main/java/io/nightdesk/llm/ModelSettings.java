package io.nightdesk.llm;

import io.nightdesk.kernel.Ids;
import io.nightdesk.secrets.Secrets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The models that admins set up at the desk. A change counts on this node when it returns, and on
/// the others within two seconds.
@Service
public class ModelSettings {

    private static final int MOST_STREAMS = 1_000;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_MODEL = 200;
    private static final int LONGEST_URL = 500;

    private final ModelStore store;
    private final ModelViews views;
    private final ModelTrials trials;
    private final Secrets secrets;
    private final Changes changes;
    private final LlmProperties properties;
    private final Ids ids;
    private final Clock clock;

    ModelSettings(
            ModelStore store,
            ModelViews views,
            ModelTrials trials,
            Secrets secrets,
            Changes changes,
            LlmProperties properties,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.views = views;
        this.trials = trials;
        this.secrets = secrets;
        this.changes = changes;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    public ModelOverview overview() {
        return views.overview(changes.current(ModelLoader.TOPIC));
    }

    /// A new model is asked last for answers.
    ///
    /// @param revision the one that the admin saw, here and below
    /// @param by the admin's name
    public ModelOutcome add(ModelEntry entry, long revision, String by) {
        return save(ids.next(), null, entry, revision, by);
    }

    public ModelOutcome edit(UUID id, ModelEntry entry, long revision, String by) {
        return find(id).map(before -> save(id, before, entry, revision, by))
                .orElseGet(ModelOutcome.Unknown::new);
    }

    /// Takes it out of every order as well. Without the last one those of the environment count.
    public ModelOutcome delete(UUID id, long revision) {
        return find(id).isEmpty()
                ? new ModelOutcome.Unknown()
                : change(revision, () -> store.delete(id));
    }

    /// Says who is asked for what, the first first; with none, whoever is asked for answers, and
    /// for [Profile#CLASSIFY] nobody.
    public ModelOutcome order(Profile profile, List<UUID> order, long revision) {
        Set<UUID> known = new HashSet<>(store.all().stream().map(StoredModel::id).toList());
        if (!known.containsAll(order) || new HashSet<>(order).size() < order.size()) {
            return invalid("order", "names a model twice, or one that is not there");
        }
        return change(revision, () -> store.order(profile, order));
    }

    /// Asks a model for one token, with what was entered and nothing saved. Takes as long as the
    /// model does, 15 seconds at most.
    ///
    /// @param id of the model that is being changed, whose key is used if none was entered
    public ModelOutcome test(@Nullable UUID id, ModelEntry entry) {
        StoredModel before = id == null ? null : find(id).orElse(null);
        EnteredModel entered = views.entered(entry, before);
        List<Flaw> flaws = new ArrayList<>(entered.flaws());
        addressFlaw(entered, flaws).ifPresent(flaws::add);
        return flaws.isEmpty()
                ? new ModelOutcome.Tried(trials.of(entered))
                : new ModelOutcome.Invalid(flaws);
    }

    private ModelOutcome save(
            UUID id, @Nullable StoredModel before, ModelEntry entry, long revision, String by) {
        EnteredModel entered = views.entered(entry, before);
        List<Flaw> flaws = flaws(id, entry, entered);
        if (!flaws.isEmpty()) {
            return new ModelOutcome.Invalid(flaws);
        }
        StoredModel model = sealed(id, entry, entered, by);
        return change(
                revision,
                () -> {
                    store.save(model);
                    if (before == null) {
                        append(id);
                    }
                });
    }

    private ModelOutcome change(long revision, Runnable work) {
        return changes.make(ModelLoader.TOPIC, revision, work)
                ? new ModelOutcome.Saved(overview())
                : new ModelOutcome.Conflict(changes.current(ModelLoader.TOPIC));
    }

    private void append(UUID id) {
        List<UUID> order = new ArrayList<>(store.orders().getOrDefault(Profile.ANSWER, List.of()));
        order.add(id);
        store.order(Profile.ANSWER, order);
    }

    private StoredModel sealed(UUID id, ModelEntry entry, EnteredModel entered, String by) {
        DeploymentSettings checked =
                entered.settings(id.toString(), entry.name(), entry.streams(), entry.price());
        String key = checked.key().reveal();
        return new StoredModel(
                id,
                checked.name(),
                checked.provider().code(),
                checked.url(),
                checked.model(),
                key.isEmpty() ? null : secrets.seal(key, StoredModel.place(id)),
                checked.streams(),
                entry.enabled(),
                entry.price(),
                clock.instant(),
                by);
    }

    private List<Flaw> flaws(UUID id, ModelEntry entry, EnteredModel entered) {
        List<Flaw> flaws = new ArrayList<>();
        if (isNoLine(entry.name(), LONGEST_NAME)) {
            flaws.add(new Flaw("name", "must be one line of 1 to 60 characters"));
        } else if (isTaken(entry.name(), id)) {
            flaws.add(new Flaw("name", "belongs to another model already"));
        }
        flaws.addAll(entered.flaws());
        if (!entered.model().isEmpty() && isNoLine(entered.model(), LONGEST_MODEL)) {
            flaws.add(new Flaw("model", "must be one line of at most 200 characters"));
        }
        addressFlaw(entered, flaws).ifPresent(flaws::add);
        if (!entered.key().isEmpty() && !secrets.available()) {
            flaws.add(
                    new Flaw(
                            "key",
                            "cannot be kept without a key to seal it with: set"
                                    + " NIGHTDESK_SECRETS_KEY to what"
                                    + " `openssl rand -base64 32` prints, and start again"));
        }
        if (entry.streams() < 1 || entry.streams() > MOST_STREAMS) {
            flaws.add(new Flaw("streams", "must be a number from 1 to 1,000"));
        }
        if (entry.price() != null && !entry.price().isSensible()) {
            flaws.add(new Flaw("price", "must be numbers from 0 to 10,000"));
        }
        return flaws;
    }

    private Optional<Flaw> addressFlaw(EnteredModel entered, List<Flaw> others) {
        if (entered.url().isEmpty() || others.stream().anyMatch(it -> it.field().equals("url"))) {
            return Optional.empty();
        }
        if (entered.url().length() > LONGEST_URL) {
            return Optional.of(new Flaw("url", "is longer than 500 characters"));
        }
        return ModelAddresses.refusal(entered.url(), properties.plainHttp())
                .map(words -> new Flaw("url", words));
    }

    private boolean isTaken(String name, UUID by) {
        return store.all().stream()
                .anyMatch(it -> it.name().equalsIgnoreCase(name) && !it.id().equals(by));
    }

    private Optional<StoredModel> find(UUID id) {
        return store.all().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private static ModelOutcome invalid(String field, String words) {
        return new ModelOutcome.Invalid(List.of(new Flaw(field, words)));
    }

    private static boolean isNoLine(String text, int longest) {
        return text.isEmpty()
                || text.length() > longest
                || text.chars().anyMatch(Character::isISOControl);
    }
}
