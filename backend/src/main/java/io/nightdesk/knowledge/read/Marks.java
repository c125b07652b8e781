package io.nightdesk.knowledge.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Finds lists where a document only shows them: paragraphs that begin with a bullet or a number.
final class Marks {

    private static final Pattern BULLET = Pattern.compile("^[•●▪◦‣·∙○■–\\uf0b7\\uf0a7]\\s*");
    private static final Pattern NUMBER = Pattern.compile("^\\(?\\d{1,3}[.)]\\s+");

    private Marks() {}

    /// The text behind the mark; null where there is no mark.
    static @Nullable Item item(String text) {
        Matcher bullet = BULLET.matcher(text);
        if (bullet.find()) {
            return new Item(false, text.substring(bullet.end()));
        }
        Matcher number = NUMBER.matcher(text);
        return number.find() ? new Item(true, text.substring(number.end())) : null;
    }

    record Item(boolean isNumbered, String text) {}

    /// Puts the paragraphs among an element's children that begin with a mark into lists.
    static void lists(Element parent) {
        Element list = null;
        for (Element child : parent.children()) {
            Item item = child.normalName().equals("p") ? item(child.text()) : null;
            if (item == null) {
                list = null;
                continue;
            }
            String kind = item.isNumbered() ? "ol" : "ul";
            if (list == null || !list.normalName().equals(kind)) {
                list = new Element(kind);
                child.before(list);
            }
            list.appendElement("li").text(item.text());
            child.remove();
        }
    }
}
