package io.nightdesk.llm;

import io.nightdesk.llm.SentenceEncoder.Pooling;

/// A process that goes on embedding while it ends, as a node does that still answers.
final class LateEmbedding {

    private static final int TEXTS = 300;

    private LateEmbedding() {}

    public static void main(String[] arguments) {
        SentenceEncoder encoder = SentenceEncoder.load("bge-small-en-v1.5-q", 512, Pooling.FIRST);
        encoder.encode("Where is my parcel?");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> answer(encoder)));
        System.exit(0);
    }

    private static void answer(SentenceEncoder encoder) {
        for (int i = 0; i < TEXTS; i++) {
            encoder.encode("Can I send number " + i + " back?");
        }
        System.out.println("answered");
    }
}
