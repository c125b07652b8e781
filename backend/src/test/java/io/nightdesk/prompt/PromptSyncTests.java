package io.nightdesk.prompt;

import static io.nightdesk.prompt.PromptTexts.grounded;
import static io.nightdesk.prompt.PromptTexts.partial;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.NightdeskTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// How files and the database meet. Each test has a site of its own.
@NightdeskTest
class PromptSyncTests {

    private static final PromptName NAME = new PromptName("answer/grounded", "");

    @Autowired private PromptSync sync;
    @Autowired private Versions versions;
    @Autowired private Releases releases;
    @Autowired private TransactionTemplate transaction;
    @Autowired private JdbcClient jdbc;

    private UUID site = UUID.randomUUID();

    @BeforeEach
    void anotherSite() {
        site = UUID.randomUUID();
    }

    @Test
    void anUnknownPromptBecomesVersionOneAndGoesLive() {
        sync.sync(site, Map.of(NAME, grounded("One")), true);

        StoredVersion live = live();
        assertThat(live.version()).isEqualTo(1);
        assertThat(live.origin()).isEqualTo(StoredVersion.Origin.FILE);
        assertThat(live.sha256()).hasSize(64);
        assertThat(releases.all(site)).singleElement().matches(PromptRelease::production);
    }

    @Test
    void allNewFilesMakeOneRelease() {
        sync.sync(
                site,
                Map.of(
                        NAME,
                        grounded("{{> partials/tone}}"),
                        new PromptName("partials/tone", ""),
                        partial("partials/tone", "Be kind.")),
                true);

        assertThat(releases.all(site)).hasSize(1);
        assertThat(releases.live(site)).hasSize(2);
    }

    @Test
    void theSameTextAgainChangesNothing() {
        sync.sync(site, Map.of(NAME, grounded("One")), true);
        sync.sync(site, Map.of(NAME, grounded("One")), true);

        assertThat(history()).hasSize(1);
        assertThat(releases.all(site)).hasSize(1);
    }

    @Test
    void aNewTextReplacesOneThatCameFromAFile() {
        sync.sync(site, Map.of(NAME, grounded("One")), true);
        sync.sync(site, Map.of(NAME, grounded("Two")), true);

        assertThat(live().version()).isEqualTo(2);
        assertThat(live().text()).endsWith("Two");
        assertThat(releases.all(site)).hasSize(2);
    }

    @Test
    void anOldTextAgainDoesNotComeBackByItself() {
        sync.sync(site, Map.of(NAME, grounded("One")), true);
        sync.sync(site, Map.of(NAME, grounded("Two")), true);
        sync.sync(site, Map.of(NAME, grounded("One")), true);

        assertThat(live().version()).isEqualTo(2);
        assertThat(history()).hasSize(2);
    }

    @Test
    void withoutAutoANewTextWaits() {
        sync.sync(site, Map.of(NAME, grounded("One")), false);
        sync.sync(site, Map.of(NAME, grounded("Two")), false);

        assertThat(live().version()).isEqualTo(1);
        assertThat(history()).hasSize(2);
    }

    @Test
    void whatSomebodyPublishedIsNeverOverwritten() {
        sync.sync(site, Map.of(NAME, grounded("One")), true);
        publishByHand(grounded("By hand"));

        sync.sync(site, Map.of(NAME, grounded("Three")), true);

        assertThat(live().text()).endsWith("By hand");
        assertThat(history())
                .extracting(StoredVersion::origin)
                .containsExactly(
                        StoredVersion.Origin.FILE,
                        StoredVersion.Origin.UI,
                        StoredVersion.Origin.FILE);
    }

    @Test
    void aFileThatIsGoneLeavesEverythingAsItWas() {
        sync.sync(site, Map.of(NAME, grounded("One")), true);
        sync.sync(site, Map.of(), true);

        assertThat(live().version()).isEqualTo(1);
    }

    @Test
    void aFileThatDoesNotFitIsNotTakenInAndTriedAgain() {
        sync.sync(site, Map.of(NAME, grounded("One")), true);

        String needsTone = grounded("{{> partials/tone}}");
        sync.sync(site, Map.of(NAME, needsTone), true);
        assertThat(live().version()).isEqualTo(1);
        assertThat(history()).hasSize(1);

        PromptName tone = new PromptName("partials/tone", "");
        sync.sync(site, Map.of(NAME, needsTone, tone, partial("partials/tone", "Be kind.")), true);
        assertThat(live().version()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNoPromptDoesNotStopTheOthers() {
        sync.sync(
                site,
                Map.of(NAME, grounded("One"), new PromptName("answer/broken", ""), "no prompt"),
                true);

        assertThat(live().version()).isEqualTo(1);
        assertThat(releases.live(site)).hasSize(1);
    }

    private void publishByHand(String text) {
        String email = Browser.newStaff(jdbc, Role.LEAD);
        UUID by =
                jdbc.sql("select id from identity.staff where email = :email")
                        .param("email", email)
                        .query(UUID.class)
                        .single();
        UUID prompt = versions.find(site, NAME).orElseThrow();
        transaction.executeWithoutResult(
                _ -> {
                    UUID version = versions.add(prompt, text, "by hand", by).id();
                    releases.release(site, Map.of(prompt, version), "by hand", by);
                });
    }

    private StoredVersion live() {
        return Objects.requireNonNull(releases.live(site).get(NAME));
    }

    private List<StoredVersion> history() {
        return versions.all(versions.find(site, NAME).orElseThrow());
    }
}
