package io.nightdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Agents trust what the system notes; a customer must not write it.
@NightdeskTest
class ContactAddressTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Verified,\u00A0see\u00A0order](https://evil.example/)@a.b",
                "a`b@example.com",
                "https://evil.example/x@example.com",
                "me@[evil](https://evil.example).com",
                "me@<https://evil.example>",
                "me\u2028you@example.com"
            })
    void whatCouldBeMarkdownIsNoAddress(String email) {
        TestVisitor visitor = TestVisitor.arrive(port);

        assertThat(leave(visitor, visitor.opens(), email).code()).isEqualTo("INVALID_EMAIL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "me@home.example",
                "first.last+shop@mail.example.co.uk",
                "o'neil_*x*@example.com",
                "j\u00F6rg@b\u00FCcher.example",
                "\u7528\u6237@\u4F8B\u5B50.example"
            })
    void whatIsOneIsShownAsItIs(String email) {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();

        assertThat(leave(visitor, conversation, email).status()).isEqualTo(200);

        assertThat(note(conversation)).contains(" `" + email + "` ");
    }

    @Test
    void itIsKeptAsItWasWritten() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();

        leave(visitor, conversation, "_me_@home.example");

        assertThat(
                        jdbc.sql("select contact from conversation.conversation where id = ?")
                                .param(conversation)
                                .query(String.class)
                                .single())
                .isEqualTo("_me_@home.example");
    }

    private String note(UUID conversation) {
        return jdbc.sql(
                        """
                        select body ->> 'text' from conversation.event
                        where conversation_id = ? and type = 'note'
                        """)
                .param(conversation)
                .query(String.class)
                .single();
    }

    private static TestVisitor.Reply leave(TestVisitor visitor, UUID conversation, String email) {
        return visitor.call(
                "PUT",
                "/api/v1/conversations/" + conversation + "/contact",
                "{\"email\":\"%s\"}".formatted(email));
    }
}
