package io.nightdesk.gateway;

import io.nightdesk.conversation.DraftSource;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
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
            Connections connections, Transcripts transcripts, DraftSource drafts, QueueFeed queue) {
        super(connections, transcripts, drafts, queue);
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
    void begin(Subscription subscription) {
        Connection connection = subscription.connection();
        connection.execute(
                () -> {
                    subscription.readAndSend();
                    between.run();
                    long top =
                            transcripts
                                    .find(subscription.conversation())
                                    .map(Summary::lastSeq)
                                    .orElse(0L);
                    connections.subscribe(
                            subscription(connection, subscription.conversation(), top));
                });
    }
}
