package io.nightdesk.gateway;

import io.nightdesk.conversation.DraftSource;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// [Watching] as it is often written: reads what there is and listens only then, from what is
/// newest at that moment.
public final class ReadThenSubscribe extends Watching {

    private static volatile Runnable between = () -> {};

    private final Connections connections;
    private final Transcripts transcripts;

    ReadThenSubscribe(
            Connections connections,
            Transcripts transcripts,
            DraftSource drafts,
            QueueFeed queue,
            Reconciler reconciler) {
        super(connections, transcripts, drafts, queue, reconciler);
        this.connections = connections;
        this.transcripts = transcripts;
    }

    /// Puts it into an application in place of the right one.
    public static ApplicationContextInitializer<ConfigurableApplicationContext> instead() {
        BeanFactoryPostProcessor exchange =
                beans ->
                        beans.getBeanDefinition(beans.getBeanNamesForType(Watching.class)[0])
                                .setBeanClassName(ReadThenSubscribe.class.getName());
        return context -> context.addBeanFactoryPostProcessor(exchange);
    }

    /// What happens between the reading and the listening.
    public static void between(Runnable happens) {
        between = happens;
    }

    @Override
    Subscription listen(Connection connection, UUID conversation) {
        return subscription(connection, conversation);
    }

    @Override
    void begin(Subscription subscription, Owner owner, long after, long last) {
        subscription.begin(after, Long.MAX_VALUE);
        between.run();
        UUID conversation = subscription.conversation();
        long top = transcripts.find(conversation).map(Summary::lastSeq).orElse(0L);
        Subscription late = subscription(subscription.connection(), conversation);
        late.begin(top, top);
        connections.subscribe(late);
    }
}
