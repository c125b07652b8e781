package io.nightdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    private static final List<String> NAMES =
            List.of("Aurora Outdoor", "Ada Lovelace", "ada.lovelace@example.com", "nightdesk");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plum tractor velvet nine",
                "correct4Kettle_Mosaic",
                "gurken-radio-im-sommerregen",
                "xK9#mPq2vLw7",
                "93817265081479",
                "ночной дежурный кот",
                "夜間の受付係は猫でした本当に"
            })
    void isFine(String password) {
        assertThat(PasswordRules.weakness(password, NAMES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "elevenchars",
                "aaaaaaaaaaaaaa",
                "abababababababab",
                "abcdefghijklmnop",
                "123456789012",
                "qwertyuiopasdfgh",
                "abc123abc123",
                "password1234",
                "Password2024!",
                "P4$$w0rd2024!!",
                "passwordpassword",
                "PassWordPassWordPassWord",
                "!!!sunshine!!!",
                "letmeinletmein",
                "sunshinemonkey",
                "iloveyouforever",
                "correcthorsebatterystaple",
                "1qaz2wsx3edc",
                "Summer-2026-Summer",
                "auroraoutdoor",
                "AuroraOutdoor2026",
                "ada.lovelace@example.com",
                "NightdeskNightdesk1",
                "lovelace-ada-1"
            })
    void isTooEasy(String password) {
        assertThat(PasswordRules.weakness(password, NAMES)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plum tractor velvet nine plum tractor velvet nine plum tractor velvet nine"
            })
    void isLongerThanBcryptReads(String password) {
        assertThat(PasswordRules.weakness(password, NAMES))
                .hasValueSatisfying(message -> assertThat(message).contains("72"));
    }
}
