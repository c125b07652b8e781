package io.nightdesk.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model as somebody entered it, in the environment or at the desk. Blank is the same as unset.
///
/// @param url blank for the provider's own
record EnteredModel(String provider, String url, Secret key, String model) {

    private static final String CHOICE = "openai, anthropic, ollama or gemini";

    EnteredModel {
        provider = provider.strip();
        model = model.strip();
        url = withoutSlash(url.strip());
    }

    static EnteredModel of(
            @Nullable String provider,
            @Nullable String url,
            @Nullable Secret key,
            @Nullable String model) {
        return new EnteredModel(
                provider == null ? "" : provider,
                url == null ? "" : url,
                key == null ? Secret.of("") : key,
                model == null ? "" : model);
    }

    /// Whether nothing was entered at all.
    boolean isBlank() {
        return provider.isEmpty() && url.isEmpty() && key.isEmpty() && model.isEmpty();
    }

    /// What is wrong, in the order in which one would mend it; empty if nothing is.
    List<Flaw> flaws() {
        Optional<Provider> known = known();
        if (known.isEmpty()) {
            return List.of(
                    new Flaw(
                            "provider",
                            provider.isEmpty()
                                    ? "is missing; it must be " + CHOICE
                                    : "is '%s'; it must be %s".formatted(shown(), CHOICE)));
        }
        List<Flaw> flaws = new ArrayList<>();
        if (model.isEmpty()) {
            flaws.add(
                    new Flaw(
                            "model",
                            "is missing; name a model of %s, for example %s"
                                    .formatted(known.get().code(), known.get().exampleModel())));
        }
        urlFlaw(known.get()).ifPresent(flaws::add);
        keyFlaw(known.get()).ifPresent(flaws::add);
        return flaws;
    }

    /// @throws IllegalStateException if there are [#flaws]
    DeploymentSettings settings(String id, String name, int streams, @Nullable Price price) {
        Provider checked =
                known().orElseThrow(() -> new IllegalStateException("no provider " + shown()));
        return new DeploymentSettings(
                id, name, checked, address(checked), key, model, streams, price);
    }

    EnteredModel with(Secret other) {
        return new EnteredModel(provider, url, other, model);
    }

    /// Whether it is the same provider at the same address.
    boolean isAt(DeploymentSettings other) {
        return known().filter(it -> it == other.provider() && address(it).equals(other.url()))
                .isPresent();
    }

    private Optional<Provider> known() {
        return Arrays.stream(Provider.values())
                .filter(it -> it.code().equals(provider.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private String address(Provider known) {
        return url.isEmpty() ? known.defaultUrl() : url;
    }

    /// Does not repeat the address, which may hold a key.
    private Optional<Flaw> urlFlaw(Provider known) {
        String why = url.isEmpty() ? null : whyNoAddress();
        return Optional.ofNullable(why)
                .map(it -> new Flaw("url", it + "; it must look like " + known.defaultUrl()));
    }

    private @Nullable String whyNoAddress() {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException notAnAddress) {
            return "is not an address";
        }
        String scheme = address.getScheme();
        if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            return "does not begin with http:// or https:// and a host";
        }
        if (address.getUserInfo() != null
                || address.getQuery() != null
                || address.getFragment() != null) {
            return "holds more than host and path; a key has a place of its own";
        }
        return null;
    }

    private Optional<Flaw> keyFlaw(Provider known) {
        if (key.isEmpty() && known.needsKey(address(known))) {
            return Optional.of(
                    new Flaw(
                            "key",
                            "is missing; %s answers nobody without one".formatted(known.code())));
        }
        if (key.reveal().chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return Optional.of(
                    new Flaw("key", "holds blanks or characters that no key has; copy it again"));
        }
        return Optional.empty();
    }

    private String shown() {
        return provider.length() <= 40 ? provider : provider.substring(0, 40) + "…";
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
