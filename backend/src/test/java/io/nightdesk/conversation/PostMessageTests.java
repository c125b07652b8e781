package io.nightdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostMessageTests {

    @Test
    void whatPostgresCannotStoreIsLeftOutOrReplaced() {
        assertThat(text("a\u0000b")).isEqualTo("ab");
        assertThat(text("half \uD83D of one")).isEqualTo("half \uFFFD of one");
        assertThat(text("half \uDE00")).isEqualTo("half \uFFFD");
    }

    @Test
    void everythingElseStaysAsItIs() {
        String all = "Grüße, 東京, \uD83D\uDE00\n\tand a \u200B too";

        assertThat(text(all)).isEqualTo(all);
    }

    private static String text(String text) {
        UUID id = UUID.randomUUID();
        Author author = new Author(Author.Kind.VISITOR, id, "Ada");
        return new PostMessage(id, author, id, id, 1, text, null, false).text();
    }
}
