package io.nightdesk.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/// Whoever ends a node by force after a while waits until it has moved its customers over, however
/// many they are.
class GracePeriodTests {

    private static final Path ROOT = Path.of("..");
    private static final Path UPGRADE = ROOT.resolve("docs/operations/upgrade.md");

    /// For all that a node does after it has left its customers.
    private static final Duration REST = Duration.ofMinutes(1);

    private final DrainProperties drain =
            new Binder().bindOrCreate("nightdesk.drain", Bindable.of(DrainProperties.class));

    @Test
    void composeWaits() throws IOException {
        assertThat(seconds(ROOT.resolve("compose.yaml"), "stop_grace_period: (\\d+)s"))
                .isGreaterThanOrEqualTo(needed());
    }

    @Test
    void systemdWaits() throws IOException {
        assertThat(seconds(UPGRADE, "TimeoutStopSec=(\\d+)")).isGreaterThanOrEqualTo(needed());
    }

    @Test
    void kubernetesWaitsAlsoForItsOwnPause() throws IOException {
        Duration pause = seconds(UPGRADE, "preStop: sleep (\\d+)");

        assertThat(seconds(UPGRADE, "terminationGracePeriodSeconds: (\\d+)"))
                .isGreaterThanOrEqualTo(needed().plus(pause));
    }

    private Duration needed() {
        return drain.notice().plus(drain.longest()).plus(drain.grace()).plus(REST);
    }

    private static Duration seconds(Path file, String setting) throws IOException {
        Matcher matcher = Pattern.compile(setting).matcher(Files.readString(file));
        assertThat(matcher.find()).as("%s in %s", setting, file).isTrue();
        return Duration.ofSeconds(Long.parseLong(matcher.group(1)));
    }
}
