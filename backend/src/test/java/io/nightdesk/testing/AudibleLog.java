package io.nightdesk.testing;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/// For tests that read the log: a command, or an application that was closed, may have silenced it
/// for the whole JVM.
public final class AudibleLog implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        LoggingSystem log = LoggingSystem.get(AudibleLog.class.getClassLoader());
        log.cleanUp();
        log.beforeInitialize();
        log.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
    }
}
