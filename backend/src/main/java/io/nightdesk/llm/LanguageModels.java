package io.nightdesk.llm;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The configured language models.
public final class LanguageModels {

    private static final Logger log = LoggerFactory.getLogger(LanguageModels.class);

    private final List<Deployment> deployments;
    private final LanguageModel ladder;

    LanguageModels(List<Deployment> deployments, LlmProperties.Limits limits) {
        this.deployments = List.copyOf(deployments);
        this.ladder = new Ladder(this.deployments, limits);
    }

    /// Whether there is any; without one the assistant answers by quoting articles.
    public boolean configured() {
        return !deployments.isEmpty();
    }

    /// Primary, then secondary. With neither configured every call is at once
    /// [Completion.Unavailable].
    public LanguageModel ladder() {
        return ladder(Profile.ANSWER);
    }

    /// The same for another purpose than an answer.
    public LanguageModel ladder(Profile profile) {
        return ladder;
    }

    /// One entry per configured deployment, primary first.
    public List<DeploymentStatus> status() {
        return deployments.stream().map(Deployment::status).toList();
    }

    /// Goes through the motions of an answer once per provider, so that the first customer does not
    /// pay for it; does nothing when none is configured.
    void rehearse(Deployments builder) {
        deployments.stream()
                .map(deployment -> deployment.settings().provider())
                .distinct()
                .forEach(provider -> note(provider, Rehearsal.of(provider, builder)));
    }

    private static void note(Provider provider, boolean wentWell) {
        log.atDebug()
                .addKeyValue("provider", provider.code())
                .addKeyValue("ok", wentWell)
                .log("language model rehearsed");
    }
}
