package io.nightdesk.operation;

import java.util.Map;

/// Where the log goes unless the operator says otherwise.
///
/// With embedded stores somebody sits at the terminal: warnings are shown there, and everything is
/// in the data folder as JSON. With the operator's own stores the log is JSON on standard output,
/// for whatever collects it.
final class LogSettings {

    private LogSettings() {}

    static Map<String, Object> of(StoreSettings stores) {
        if (stores.postgres().isPresent()) {
            return Map.of("logging.structured.format.console", "ecs");
        }
        String file = stores.data().resolve("nightdesk.log").toString();
        return Map.of(
                "logging.threshold.console",
                "WARN",
                "logging.file.name",
                file,
                "logging.structured.format.file",
                "ecs",
                "logging.logback.rollingpolicy.max-history",
                "14",
                "logging.logback.rollingpolicy.total-size-cap",
                "200MB");
    }
}
