package io.nightdesk.faults;

import io.nightdesk.testing.FaultProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/// Between Redis and a node that listens: takes published hints out of the stream while that is
/// asked for, and leaves everything else in it, also the beats by which a node knows that Redis is
/// well.
final class HintSieve implements FaultProxy.Sieve {

    private final BooleanSupplier dropping;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    HintSieve(BooleanSupplier dropping) {
        this.dropping = dropping;
    }

    @Override
    public void pass(byte[] bytes, int length, OutputStream out) throws IOException {
        held.write(bytes, 0, length);
        String text = held.toString(StandardCharsets.ISO_8859_1);
        int from = 0;
        for (int end = end(text, from); end > 0; end = end(text, from)) {
            String message = text.substring(from, end);
            if (!(dropping.getAsBoolean() && isHint(message))) {
                out.write(message.getBytes(StandardCharsets.ISO_8859_1));
            }
            from = end;
        }
        held.reset();
        held.write(text.substring(from).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean isHint(String message) {
        return message.contains("\r\nmessage\r\n") && !message.contains("\"beat\"");
    }

    /// Where the reply that begins at `from` ends; 0 while it is not all there.
    private static int end(String text, int from) {
        int line = text.indexOf("\r\n", from);
        if (line < 0) {
            return 0;
        }
        int next = line + 2;
        char kind = text.charAt(from);
        if ("$=!".indexOf(kind) >= 0) {
            int size = Integer.parseInt(text.substring(from + 1, line));
            int end = size < 0 ? next : next + size + 2;
            return end <= text.length() ? end : 0;
        }
        if ("*>~%".indexOf(kind) >= 0) {
            int parts = Integer.parseInt(text.substring(from + 1, line));
            for (int i = 0; i < (kind == '%' ? 2 * parts : parts); i++) {
                next = next < text.length() ? end(text, next) : 0;
                if (next == 0) {
                    return 0;
                }
            }
        }
        return next;
    }
}
