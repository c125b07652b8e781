package io.nightdesk.site;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The site that a first start creates, and who may embed it.
///
/// @param name the brand's name; a demo site is "Aurora Outdoor" whatever stands here
/// @param assistantName what the assistant is called
/// @param defaultLocale a BCP 47 language tag
/// @param allowedOrigins origins of pages that may embed the widget, such as
///     `https://shop.example`: scheme, host and port, no path
@ConfigurationProperties("nightdesk.site")
record SiteProperties(
        @DefaultValue("Support") String name,
        @DefaultValue("Ava") String assistantName,
        @DefaultValue("en") String defaultLocale,
        @DefaultValue List<String> allowedOrigins) {

    SiteProperties {
        allowedOrigins = allowedOrigins.stream().map(SiteProperties::origin).toList();
    }

    private static String origin(String value) {
        URI uri = URI.create(value.strip());
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        boolean bare = uri.getRawPath() == null || uri.getRawPath().matches("/?");
        if (!web || uri.getHost() == null || !bare || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "nightdesk.site.allowed-origins: \"%s\" is no origin; write scheme, host and port only, such as https://shop.example"
                            .formatted(value));
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost().toLowerCase(java.util.Locale.ROOT) + port;
    }
}
