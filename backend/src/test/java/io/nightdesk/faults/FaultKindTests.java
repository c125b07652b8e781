package io.nightdesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Which faults there are. That all of them together is a fault too adds none.
class FaultKindTests {

    private static final Set<FaultKind> NEED_ROOT = EnumSet.of(FaultKind.F12, FaultKind.F13);

    @Test
    void atLeast26KindsOfFaultCanBeInjectedAlsoWithoutRoot() {
        Set<FaultKind> injectable =
                Arrays.stream(FaultKind.values())
                        .filter(FaultKind::isRunnable)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultKind.class)));

        assertThat(injectable).hasSizeGreaterThanOrEqualTo(28).doesNotContain(FaultKind.F32);
        injectable.removeAll(NEED_ROOT);
        assertThat(injectable).hasSizeGreaterThanOrEqualTo(26);
    }

    @Test
    void eachIsOfOneTrackOrSaysWhyItIsNotInjected() {
        for (FaultKind fault : FaultKind.values()) {
            long tracks =
                    Arrays.stream(Track.values())
                            .filter(track -> FaultKind.of(track).contains(fault))
                            .count();
            assertThat(tracks).as(fault.name()).isEqualTo(fault.isRunnable() ? 1 : 0);
            assertThat(fault.whyNot()).as(fault.name()).isNotBlank();
        }
    }

    @Test
    void thePageListsThemByTheirNumbers() throws IOException {
        String page = Files.readString(Path.of("../docs/fault-suite.md"));
        List<String> listed =
                Pattern.compile("(?m)^\\| (F\\d+ \\| [^|]+) \\| [^|]+ \\|$")
                        .matcher(page.substring(0, page.indexOf("| not run |")))
                        .results()
                        .map(row -> row.group(1))
                        .toList();

        assertThat(listed)
                .containsExactlyElementsOf(
                        Arrays.stream(FaultKind.values())
                                .map(fault -> fault.name() + " | " + fault.title())
                                .toList());
    }
}
