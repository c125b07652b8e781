package io.nightdesk.desk.web;

import io.nightdesk.site.KeptAssets;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// The console's scripts, styles and fonts. Their names carry a hash of their content, hence they
/// never change; the build laid a `.br` and a `.gz` beside each that is worth it.
@Configuration(proxyBeanMethods = false)
class ConsoleAssets implements WebMvcConfigurer {

    private final KeptAssets kept;

    ConsoleAssets(KeptAssets kept) {
        this.kept = kept;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/assets/**")
                .addResourceLocations("classpath:/web/console/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(kept.under("console/assets/"))
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PathResourceResolver());
    }
}
