package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.Knowledge;
import io.nightdesk.node.Revisions;
import io.nightdesk.testing.Database;
import io.nightdesk.testing.RedisUrl;
import io.nightdesk.testing.WithDatabase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

@WithDatabase
class BackstageTests {

    private final List<String> settings;

    BackstageTests(Database database, RedisUrl redis) {
        settings =
                List.of(
                        "--nightdesk.pg.url=" + database.url(),
                        "--nightdesk.pg.user=" + database.user(),
                        "--nightdesk.pg.password=" + database.password(),
                        "--nightdesk.redis.url=" + redis.value());
    }

    @Test
    void aModuleComesWithWhatItMayDependOn() {
        assertThat(new ModuleScan(Knowledge.class).modules())
                .contains("knowledge", "llm", "kernel", "node", "identity", "limits")
                .doesNotContain("assistant", "gateway", "desk");
    }

    @Test
    void aCommandWorksOnTheProductsStores() throws IOException {
        Backstage backstage = new Backstage(System.out, List.of(Kernel.class));

        int status =
                backstage.with(
                        Revisions.class,
                        settings,
                        revisions -> {
                            assertThat(revisions).isNotNull();
                            return 7;
                        });

        assertThat(status).isEqualTo(7);
    }

    /// Not marked as a configuration, or every other stage would find it beside its own.
    static class Kernel {

        @org.springframework.context.annotation.Bean
        io.nightdesk.kernel.StoreClock clock() {
            return new io.nightdesk.kernel.StoreClock(java.time.Clock.systemUTC());
        }

        @org.springframework.context.annotation.Bean
        io.nightdesk.kernel.Ids ids(java.time.Clock clock) {
            return new io.nightdesk.kernel.Ids(clock);
        }
    }
}
