package io.nightdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What docs/guarantee.md, or any other page, names as proof exists.
class GuaranteeTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FACT = Pattern.compile("`(\\w+Tests)#(\\w+)`");
    private static final Pattern TITLE = Pattern.compile("- Widget: \"([^\"]+)\"");

    @TestFactory
    Stream<DynamicTest> everyTestItNamesExists() throws IOException {
        List<Path> sources = files("backend/src/test/java", ".java");
        return files("docs", ".md").stream()
                .flatMap(page -> FACT.matcher(read(page)).results())
                .map(fact -> named(fact.group(1) + "#" + fact.group(2), sources, fact));
    }

    @TestFactory
    Stream<DynamicTest> everyBrowserTestItQuotesExists() throws IOException {
        List<Path> specs = new ArrayList<>(files("widget/e2e", ".spec.ts"));
        specs.addAll(files("widget/test", ".test.ts"));
        specs.addAll(files("widget/test", ".test.tsx"));
        return found(TITLE).map(title -> title.group(1)).map(title -> quoted(title, specs));
    }

    @Test
    void eachOfTheSixPromisesHasAProof() {
        String[] promises = read(ROOT.resolve("docs/guarantee.md")).split("\n## ", -1);

        assertThat(promises).hasSize(7);
        for (int i = 1; i < promises.length; i++) {
            assertThat(promises[i]).startsWith("G" + i).contains("\n- ");
        }
    }

    private static DynamicTest named(String name, List<Path> sources, MatchResult fact) {
        return DynamicTest.dynamicTest(
                name,
                () ->
                        assertThat(sources)
                                .filteredOn(it -> it.endsWith(fact.group(1) + ".java"))
                                .anyMatch(it -> read(it).contains("void " + fact.group(2) + "(")));
    }

    private static DynamicTest quoted(String title, List<Path> specs) {
        String begins = "test('%s'".formatted(title);
        return DynamicTest.dynamicTest(
                title, () -> assertThat(specs).anyMatch(it -> read(it).contains(begins)));
    }

    private static Stream<MatchResult> found(Pattern pattern) {
        List<MatchResult> all =
                pattern.matcher(read(ROOT.resolve("docs/guarantee.md"))).results().toList();
        assertThat(all).isNotEmpty();
        return all.stream();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
            return all.filter(it -> it.toString().endsWith(ending))
                    .filter(it -> !it.toString().contains("node_modules"))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
