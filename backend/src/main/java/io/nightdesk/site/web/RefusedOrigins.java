package io.nightdesk.site.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells the operator, once each, which pages wanted to show the chat and may not.
@Component
class RefusedOrigins {

    private static final Logger log = LoggerFactory.getLogger(RefusedOrigins.class);

    /// Anybody can ask from anywhere; the log must not grow with them.
    private static final int MOST = 100;

    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    void report(String origin) {
        if (reported.size() < MOST && reported.add(origin)) {
            log.warn(
                    "A page on {} wants to show the chat and is not allowed to. To allow it, add its"
                            + " origin to the comma-separated list: nightdesk.site.allowed-origins={}",
                    origin,
                    origin);
        }
    }
}
