package io.nightdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Visitors;
import io.nightdesk.kernel.Ids;
import io.nightdesk.site.Sites;
import io.nightdesk.testing.AtOnce;
import io.nightdesk.testing.NightdeskTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The address at which a customer would like the answer.
@NightdeskTest
class ContactTests {

    private static final String FIRST = "me@home.example";
    private static final String SECOND = "me@work.example";

    @Autowired Visitors visitors;
    @Autowired Sites sites;
    @Autowired Conversations conversations;
    @Autowired Transcripts transcripts;
    @Autowired Ids ids;

    @Test
    void whoChangesItMayChangeItBack() {
        UUID conversation = open();

        for (String email : List.of(FIRST, SECOND, FIRST)) {
            conversations.leaveContact(conversation, email);
        }

        Summary now = transcripts.find(conversation).orElseThrow();
        assertThat(now.contact()).isEqualTo(FIRST);
        assertThat(now.lastSeq()).as("notes for the team").isEqualTo(3);
    }

    @Test
    void leftTwiceAtOnceItIsNotedOnce() throws Exception {
        for (int i = 0; i < 25; i++) {
            UUID conversation = open();

            Callable<Object> leaving =
                    Executors.callable(() -> conversations.leaveContact(conversation, FIRST));
            AtOnce.run(leaving, leaving);

            Summary now = transcripts.find(conversation).orElseThrow();
            assertThat(now.contact()).isEqualTo(FIRST);
            assertThat(now.lastSeq()).isEqualTo(1);
        }
    }

    private UUID open() {
        UUID conversation = ids.next();
        var visitor = visitors.start(sites.theSite(), "en").visitor();
        conversations.open(conversation, visitor.site(), visitor.id(), "en", null);
        return conversation;
    }
}
