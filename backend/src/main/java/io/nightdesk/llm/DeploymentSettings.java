package io.nightdesk.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One checked deployment: a model at an address, on a rung.
///
/// @param url without a slash at the end
/// @param key may be empty where the provider needs none
record DeploymentSettings(Rung rung, Provider provider, String url, Secret key, String model) {

    private static final String CHOICE = "openai, anthropic, ollama or gemini";

    /// Checks what the environment says. Blank is the same as unset.
    ///
    /// @return empty when no provider is named
    /// @throws LlmConfigurationException when the settings make no sense
    static Optional<DeploymentSettings> of(
            Rung rung,
            @Nullable String provider,
            @Nullable String url,
            @Nullable Secret key,
            @Nullable String model) {
        String prefix = rung == Rung.PRIMARY ? "NIGHTDESK_LLM" : "NIGHTDESK_LLM2";
        String name = stripped(provider);
        String address = stripped(url);
        String modelName = stripped(model);
        Secret secret = key == null ? Secret.of("") : key;
        if (name.isEmpty()) {
            if (!address.isEmpty() || !modelName.isEmpty() || !secret.isEmpty()) {
                throw new LlmConfigurationException(
                        "%s_PROVIDER is missing beside other %s settings; it must be %s"
                                .formatted(prefix, prefix, CHOICE));
            }
            return Optional.empty();
        }
        Provider known = provider(prefix, name);
        if (modelName.isEmpty()) {
            throw new LlmConfigurationException(
                    "%s_MODEL is missing; name a model of %s, for example %s"
                            .formatted(prefix, known.code(), known.exampleModel()));
        }
        String checked = address.isEmpty() ? known.defaultUrl() : url(prefix, known, address);
        checkKey(prefix, known, checked, secret);
        return Optional.of(new DeploymentSettings(rung, known, checked, secret, modelName));
    }

    private static Provider provider(String prefix, String name) {
        for (Provider known : Provider.values()) {
            if (known.code().equals(name.toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        throw new LlmConfigurationException(
                "%s_PROVIDER is '%s'; it must be %s".formatted(prefix, shown(name), CHOICE));
    }

    private static String url(String prefix, Provider provider, String url) {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException notAnAddress) {
            throw badUrl(prefix, provider, "is not an address");
        }
        String scheme = address.getScheme();
        if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw badUrl(prefix, provider, "does not begin with http:// or https:// and a host");
        }
        if (address.getUserInfo() != null
                || address.getQuery() != null
                || address.getFragment() != null) {
            throw badUrl(prefix, provider, "holds more than host and path; a key belongs in _KEY");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// Does not repeat the address, which may hold a key.
    private static LlmConfigurationException badUrl(String prefix, Provider provider, String why) {
        return new LlmConfigurationException(
                "%s_URL %s; it must look like %s".formatted(prefix, why, provider.defaultUrl()));
    }

    private static void checkKey(String prefix, Provider provider, String url, Secret key) {
        if (key.isEmpty() && provider.needsKey(url)) {
            throw new LlmConfigurationException(
                    "%s_KEY is missing; %s answers nobody without one"
                            .formatted(prefix, provider.code()));
        }
        if (key.reveal().chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new LlmConfigurationException(
                    prefix + "_KEY holds blanks or characters that no key has; copy it again");
        }
    }

    private static String stripped(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
