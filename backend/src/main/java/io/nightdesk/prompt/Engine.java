package io.nightdesk.prompt;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// JMustache, held to data: templates see maps, lists and plain values and can call nothing, a
/// missing name is an error, and values are never read as templates.
final class Engine {

    private static final int MAX_OUTPUT_CHARACTERS = 64 * 1024;

    private Engine() {}

    /// @param partials a partial's body by its key
    /// @throws MustacheException if the template is malformed
    static Template compile(String body, Function<String, String> partials) {
        return Mustache.compiler()
                .withCollector(new MapsOnly())
                .strictSections(true)
                .emptyStringIsFalse(true)
                .escapeHTML(false)
                .withLoader(name -> new StringReader(partials.apply(name)))
                .compile(body);
    }

    /// The variables and sections of a template, without those of its partials.
    static Set<String> names(Template template) {
        Set<String> names = new TreeSet<>();
        template.visit(
                new Mustache.Visitor() {
                    @Override
                    public void visitText(String text) {}

                    @Override
                    public void visitVariable(String name) {
                        names.add(name);
                    }

                    @Override
                    public boolean visitInclude(String name) {
                        return false;
                    }

                    @Override
                    public boolean visitSection(String name) {
                        names.add(name);
                        return true;
                    }

                    @Override
                    public boolean visitInvertedSection(String name) {
                        names.add(name);
                        return true;
                    }
                });
        return names;
    }

    /// @throws IllegalArgumentException if a name has no value, or the text grows beyond all
    /// measure
    static String render(Template template, Map<String, Object> values) {
        var text = new Capped();
        try {
            template.execute(values, text);
        } catch (MustacheException e) {
            throw new IllegalArgumentException("The prompt does not render: " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static final class MapsOnly implements Mustache.Collector {

        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return value instanceof List<?> list ? list.iterator() : null;
        }

        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map<?, ?>
                    ? (map, key) -> {
                        Object value = ((Map<?, ?>) map).get(key);
                        return value == null ? Template.NO_FETCHER_FOUND : value;
                    }
                    : null;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }

    private static final class Capped extends Writer {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] characters, int from, int count) {
            if (text.length() + count > MAX_OUTPUT_CHARACTERS) {
                throw new IllegalArgumentException(
                        "The prompt renders to more than %d characters; shorten it."
                                .formatted(MAX_OUTPUT_CHARACTERS));
            }
            text.append(characters, from, count);
        }

        @Override
        public void flush() {}

        @Override
        public void close() throws IOException {}

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
