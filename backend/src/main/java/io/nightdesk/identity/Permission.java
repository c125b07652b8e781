package io.nightdesk.identity;

/// One thing a person at the desk may do. Guard a method with its [#authority()]:
/// `@PreAuthorize("hasAuthority('prompt.publish')")`.
public enum Permission {
    /// See the inbox, take conversations over, write to customers.
    DESK_WORK("desk.work"),
    PROMPT_VIEW("prompt.view"),
    /// Edit drafts, publish and roll back.
    PROMPT_PUBLISH("prompt.publish"),
    ARTICLE_VIEW("article.view"),
    /// Edit, publish and unpublish articles.
    ARTICLE_PUBLISH("article.publish"),
    /// Say which files and addresses articles come from.
    SOURCE_MANAGE("source.manage"),
    /// Show customers again what the help centre said before.
    KNOWLEDGE_ROLLBACK("knowledge.rollback"),
    /// Say which of the assistant's answers were right.
    ANSWER_REVIEW("answer.review"),
    /// Say how many answers may be wrong.
    CONFIDENCE_MANAGE("confidence.manage"),
    /// Say which language models are asked, with which keys.
    MODEL_MANAGE("model.manage"),
    /// See who works here and who is invited.
    STAFF_VIEW("staff.view"),
    /// Invite people and take invitations back.
    STAFF_INVITE("staff.invite"),
    /// Disable the accounts of others, and enable them again.
    STAFF_DISABLE("staff.disable");

    private final String authority;

    Permission(String authority) {
        this.authority = authority;
    }

    /// The name Spring Security knows it by.
    public String authority() {
        return authority;
    }
}
