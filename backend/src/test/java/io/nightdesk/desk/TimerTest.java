package io.nightdesk.desk;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.nightdesk.testing.NightdeskTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What happens later happens once, with as many nodes as there may be.
@Tag("slow")
@NightdeskTest(
        properties = {
            "nightdesk.conversation.idle=2s",
            "nightdesk.desk.first-response=1s",
            "db-scheduler.polling-interval=100ms",
            "db-scheduler.heartbeat-interval=1s"
        })
abstract class TimerTest {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired private Scheduler timers;

    final long timersOf(UUID conversation) {
        return timersCalled(conversation + "%");
    }

    final long timersCalled(String instance) {
        return jdbc.sql("select count(*) from node.scheduled_task where task_instance like ?")
                .param(instance)
                .query(Long.class)
                .single();
    }

    /// A task that a node which has died since was at work on.
    final void leftBehind(String task, String instance) {
        jdbc.sql(
                        """
                        insert into node.scheduled_task (task_name, task_instance, execution_time,
                            picked, picked_by, last_heartbeat, version)
                        values (?, ?, now() - interval '1 minute', true, 'a node that died',
                            now() - interval '1 minute', 1)
                        on conflict (task_name, task_instance) do update
                        set execution_time = excluded.execution_time, picked = true,
                            picked_by = excluded.picked_by, last_heartbeat = excluded.last_heartbeat
                        """)
                .params(task, instance)
                .update();
        timers.triggerCheckForDueExecutions();
    }
}
