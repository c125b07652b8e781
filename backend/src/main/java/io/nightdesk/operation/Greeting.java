package io.nightdesk.operation;

import java.net.URI;
import java.util.List;

/// Says something to the person who has just started the product, such as an address to open. Beans
/// of this type are asked once, when everything is ready.
@FunctionalInterface
public interface Greeting {

    /// @param label a word or two, such as "Console"
    /// @param text what it is about, usually an address
    record Line(String label, String text) {}

    /// @param base where this node is reached from the same machine, without a trailing slash
    List<Line> lines(URI base);
}
