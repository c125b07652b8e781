package io.nightdesk.site;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/// Keeps the scripts and styles of every release for 30 days after the last node that had them in
/// its build: a page that stays open over an upgrade finds the chunks that it has not loaded yet. A
/// node is ready only when its own are stored, so its pages may ask any other node too.
@Component
@ConditionalOnWebApplication
public class KeptAssets implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAssets.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String BUILD = "/web/";

    /// What the bundler makes: a name, a hash, an ending. Nothing else is looked for.
    private static final Pattern HASHED =
            Pattern.compile("[\\w.-]+-[\\w-]{6,}\\.(js|css|woff2|svg)");

    private final AssetStore store;

    KeptAssets(AssetStore store) {
        this.store = store;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        keep(build());
    }

    /// An hour is short beside 30 days, and the database may be away for one.
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 3_600_000)
    void goOn() throws IOException {
        try {
            keep(build());
            store.removeUnseenFor(KEPT);
        } catch (DataAccessException e) {
            LOG.info("assets are looked after later: {}", e.toString());
        }
    }

    void keep(Map<String, Resource> assets) throws IOException {
        Set<String> stored = store.touch(assets.keySet());
        for (Map.Entry<String, Resource> asset : assets.entrySet()) {
            if (!stored.contains(asset.getKey())) {
                store.put(asset.getKey(), asset.getValue().getContentAsByteArray());
            }
        }
    }

    private static Map<String, Resource> build() throws IOException {
        Map<String, Resource> assets = new LinkedHashMap<>();
        for (Resource found :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:" + BUILD + "*/assets/*")) {
            String url = found.getURL().toString();
            String path = url.substring(url.lastIndexOf(BUILD) + BUILD.length());
            if (isHashed(path)) {
                assets.put(path, found);
            }
        }
        return assets;
    }

    private static boolean isHashed(String path) {
        return HASHED.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    /// Looks for what the build does not have among those kept.
    ///
    /// @param folder below the build's, such as `widget/assets/`
    public ResourceResolver under(String folder) {
        return new AbstractResourceResolver() {
            @Override
            protected @Nullable Resource resolveResourceInternal(
                    @Nullable HttpServletRequest request,
                    String path,
                    List<? extends Resource> locations,
                    ResourceResolverChain chain) {
                Resource own = chain.resolveResource(request, path, locations);
                return own != null || !isHashed(path) ? own : kept(folder + path);
            }

            @Override
            protected @Nullable String resolveUrlPathInternal(
                    String path, List<? extends Resource> locations, ResourceResolverChain chain) {
                return chain.resolveUrlPath(path, locations);
            }
        };
    }

    private @Nullable Resource kept(String path) {
        return store.find(path).map(content -> new Kept(path, content)).orElse(null);
    }

    private static final class Kept extends ByteArrayResource {

        private final String path;

        Kept(String path, byte[] content) {
            super(content, path);
            this.path = path;
        }

        @Override
        public String getFilename() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /// Never changes.
        @Override
        public long lastModified() {
            return 0;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kept kept && kept.path.equals(path);
        }

        @Override
        public int hashCode() {
            return path.hashCode();
        }
    }
}
