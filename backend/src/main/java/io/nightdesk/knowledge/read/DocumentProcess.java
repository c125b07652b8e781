package io.nightdesk.knowledge.read;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Reads documents in a process of its own: whatever a document does to it, the server goes on.
/// Takes a name and a content on its input, gives a page or a reason on its output, until its input
/// ends. A line of text travels as its length and its bytes.
public final class DocumentProcess {

    static final int PAGE = 1;
    static final int REASON = 0;

    private DocumentProcess() {}

    public static void main(String[] arguments) throws IOException {
        var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        var in = new DataInputStream(System.in);
        // Libraries that print must not speak in between.
        System.setOut(System.err);
        for (int length = length(in); length >= 0; length = length(in)) {
            String name = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            answer(name, in.readNBytes(in.readInt()), out);
            out.flush();
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return -1;
        }
        return (first << 24) | (in.read() << 16) | (in.read() << 8) | in.read();
    }

    private static void answer(String name, byte[] content, DataOutputStream out)
            throws IOException {
        try {
            Page page = OfficeDocument.read(name, content);
            out.writeInt(PAGE);
            text(page.title(), out);
            text(page.markdown(), out);
        } catch (Unreadable e) {
            out.writeInt(REASON);
            text(e.reason(), out);
        }
    }

    static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
