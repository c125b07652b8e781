package io.nightdesk.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Lets whoever awaits something wait for long. That costs nothing where all is well; the ten
/// seconds that are usual are over when a disk takes five of them.
public final class PatientRun implements LauncherSessionListener {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
