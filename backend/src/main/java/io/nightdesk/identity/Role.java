package io.nightdesk.identity;

import static io.nightdesk.identity.Permission.ANSWER_REVIEW;
import static io.nightdesk.identity.Permission.ARTICLE_PUBLISH;
import static io.nightdesk.identity.Permission.ARTICLE_VIEW;
import static io.nightdesk.identity.Permission.DESK_WORK;
import static io.nightdesk.identity.Permission.PROMPT_PUBLISH;
import static io.nightdesk.identity.Permission.PROMPT_VIEW;
import static io.nightdesk.identity.Permission.STAFF_VIEW;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;

/// What a person at the desk is trusted with. Each role may do all that the one before it may.
public enum Role {
    /// Answers customers.
    @JsonProperty("agent")
    AGENT,
    /// Also decides what customers are told: prompts and articles.
    @JsonProperty("lead")
    LEAD,
    /// Also decides who works here.
    @JsonProperty("admin")
    ADMIN;

    /// Everything this role may do.
    public Set<Permission> permissions() {
        return switch (this) {
            case AGENT -> Set.of(DESK_WORK, PROMPT_VIEW, ARTICLE_VIEW);
            case LEAD ->
                    Set.of(
                            DESK_WORK,
                            PROMPT_VIEW,
                            PROMPT_PUBLISH,
                            ARTICLE_VIEW,
                            ARTICLE_PUBLISH,
                            ANSWER_REVIEW,
                            STAFF_VIEW);
            case ADMIN -> Set.of(Permission.values());
        };
    }

    /// The name on the wire and in the database: `agent`, `lead`, `admin`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
