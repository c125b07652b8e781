package io.nightdesk.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultOptionsTests {

    @Test
    void everythingCanBeChosen() {
        FaultOptions options =
                FaultOptions.parse(
                        "--minutes",
                        "2.5",
                        "--seed",
                        "9223372036854775807",
                        "--only",
                        "F1,F32",
                        "--json",
                        "here.json");

        assertThat(options.minutes()).isEqualTo(2.5);
        assertThat(options.seed()).isEqualTo(Long.MAX_VALUE);
        assertThat(options.only()).containsExactly("F1", "F32");
        assertThat(options.json()).isEqualTo("here.json");
        assertThat(options.each()).isFalse();
        assertThat(FaultOptions.parse().minutes()).isEqualTo(2);
    }

    @Test
    void eachFaultCanComeAlone() {
        FaultOptions options = FaultOptions.parse("--each", "--only", "F1,F15", "--times", "200");

        assertThat(options.each()).isTrue();
        assertThat(options.times()).isEqualTo(200);
        assertThat(options.only()).containsExactly("F1", "F15");
        assertThat(FaultOptions.parse("--each").times()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--minutes",
                "--minutes 0",
                "--minutes -1",
                "--minutes soon",
                "--seed -1",
                "--seed 9223372036854775808",
                "--seed 0x10",
                "--only F0",
                "--only F33",
                "--only F1;F2",
                "--only F1,",
                "--json --seed",
                "--faults 3",
                "--times 3",
                "--each --times 0",
                "--each --times all",
                "F1"
            })
    void whatMakesNoSenseIsRefusedInOneLine(String line) {
        assertThatThrownBy(() -> FaultOptions.parse(line.split(" ", -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("\n");
    }
}
