package io.nightdesk.conversation;

import io.nightdesk.identity.Principal;
import io.nightdesk.identity.Visitors;
import io.nightdesk.site.Sites;
import io.nightdesk.testing.TestVisitor;
import io.nightdesk.testing.UnhurriedTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/// Conversations with agents who have names.
@UnhurriedTest
abstract class OwnershipTest {

    static final Author AVA = new Author(Author.Kind.ASSISTANT, null, "Ava");
    static final UUID MARIAS_ID = TestVisitor.newId();
    static final Author MARIA = new Author(Author.Kind.AGENT, MARIAS_ID, "Maria");
    static final Author JONAS = new Author(Author.Kind.AGENT, TestVisitor.newId(), "Jonas");
    static final Author LENA = new Author(Author.Kind.AGENT, TestVisitor.newId(), "Lena");

    @Autowired Visitors visitors;
    @Autowired Sites sites;
    @Autowired Conversations conversations;
    @Autowired Handoffs handoffs;
    @Autowired Transcripts transcripts;
    private Principal.@Nullable Visitor visitor;

    UUID open() {
        Principal.Visitor by = visitor == null ? arrive() : visitor;
        UUID id = TestVisitor.newId();
        conversations.open(id, by.site(), by.id(), "en", null);
        return id;
    }

    private Principal.Visitor arrive() {
        Principal.Visitor arrived = visitors.start(sites.theSite(), "en").visitor();
        visitor = arrived;
        return arrived;
    }

    static Answer answer() {
        return new Answer(TestVisitor.newId(), AVA, "An answer", List.of(), false, "primary");
    }

    static PostMessage message(
            UUID conversation, Author author, long number, String text, boolean internal) {
        return new PostMessage(
                conversation,
                author,
                TestVisitor.newId(),
                TestVisitor.newId(),
                number,
                text,
                null,
                internal);
    }
}
