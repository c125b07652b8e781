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

    /// The site of conversations that only try the product out ([#checks()]).
    public static final UUID CHECKS = new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0000L);

    /// What a check names instead of the key of an embed snippet.
    public static final String CHECK_KEY = "nightdesk-check";

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

    /// A site beside the installation's, on which an operator tries whether customers are answered.
    /// Inbox, queue and figures are kept by site, so what happens here shows in none of them. The
    /// assistant knows and says what it does on the real one.
    public Site checks() {
        Site real = theSite();
        Site checks =
                new Site(
                        CHECKS,
                        CHECK_KEY,
                        "Check",
                        real.assistantName(),
                        real.defaultLocale(),
                        List.of(),
                        Map.of());
        store.insert(checks);
        return checks;
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
