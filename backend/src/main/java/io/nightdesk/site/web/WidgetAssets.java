package io.nightdesk.site.web;

import io.nightdesk.site.KeptAssets;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// The widget's files; the build laid a `.br` and a `.gz` beside each.
@Configuration(proxyBeanMethods = false)
class WidgetAssets implements WebMvcConfigurer {

    /// How long pages keep an old loader after a release. It is short, because the loader's name
    /// never changes.
    private static final Duration LOADER_AGE = Duration.ofMinutes(5);

    private static final Duration STALE_LOADER_AGE = Duration.ofDays(1);

    private final KeptAssets kept;

    WidgetAssets(KeptAssets kept) {
        this.kept = kept;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(
                registry,
                "/w.js",
                "classpath:/web/widget/",
                CacheControl.maxAge(LOADER_AGE)
                        .cachePublic()
                        .staleWhileRevalidate(STALE_LOADER_AGE));
        // A hash of the content is part of the name
        serve(
                registry,
                "/assets/**",
                "classpath:/web/widget/assets/",
                CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    private void serve(
            ResourceHandlerRegistry registry, String path, String place, CacheControl age) {
        registry.addResourceHandler(path)
                .addResourceLocations(place)
                .setCacheControl(age)
                .resourceChain(true)
                .addResolver(kept.under("widget/assets/"))
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PathResourceResolver());
    }
}
