package io.nightdesk.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The sites of this installation: one in this release, created at the first start.
@Component
public class Sites {

    private static final UUID FIRST = new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0001L);
    private static final Map<String, List<String>> DEMO_SUGGESTIONS =
            Map.of(
                    "en",
                    List.of(
                            "Where is my order?",
                            "Can I return boots I have worn?",
                            "Find the right size",
                            "Repair a tent or jacket"),
                    "de",
                    List.of(
                            "Wo ist meine Bestellung?",
                            "Kann ich getragene Stiefel zurückgeben?",
                            "Die richtige Größe finden",
                            "Zelt oder Jacke reparieren"));

    private final SiteStore store;
    private final SiteProperties properties;
    private final boolean demo;
    private volatile @Nullable Site site;

    Sites(
            SiteStore store,
            SiteProperties properties,
            @Value("${nightdesk.demo:false}") boolean demo) {
        this.store = store;
        this.properties = properties;
        this.demo = demo;
    }

    /// The installation's site; creates it when the database has none yet.
    public Site theSite() {
        Site known = site;
        if (known == null) {
            known = store.first(properties.allowedOrigins()).orElseGet(this::create);
            site = known;
        }
        return known;
    }

    /// The site an embed snippet names, if there is one.
    public Optional<Site> byKey(String publicKey) {
        return Optional.of(theSite()).filter(site -> site.publicKey().equals(publicKey));
    }

    /// The site with this id, if there is one.
    public Optional<Site> byId(UUID id) {
        return Optional.of(theSite()).filter(site -> site.id().equals(id));
    }

    private Site create() {
        store.insertFirst(
                new Site(
                        FIRST,
                        demo ? "demo" : "site",
                        demo ? "Aurora Outdoor" : properties.name(),
                        properties.assistantName(),
                        properties.defaultLocale(),
                        List.of(),
                        demo ? DEMO_SUGGESTIONS : Map.of()));
        return store.first(properties.allowedOrigins()).orElseThrow();
    }
}
