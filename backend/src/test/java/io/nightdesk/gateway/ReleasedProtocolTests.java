package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `chat.v1` as it is, against `chat.v1` as released: widgets of both sides of an upgrade talk to
/// servers of both sides. A field keeps its name and type for ever, and what comes new can be left
/// out.
class ReleasedProtocolTests {

    private static final Path NOW = Path.of("../widget/src/protocol/frames.ts");
    private static final Path RELEASED = Path.of("src/test/resources/protocol");

    private static final Pattern INTERFACE =
            Pattern.compile("export interface (\\w+)(?: extends (\\w+))? \\{([^}]*)}");
    private static final Pattern FIELD = Pattern.compile("(\\w+\\??): ([^;]+);");
    private static final Pattern ALIAS = Pattern.compile("export type (\\w+) =([^;]+);");

    /// Fields by name with their types, and whether it is a client's frame or a part of one.
    private record Shape(Map<String, String> fields, boolean fromClient) {}

    static List<Path> released() throws IOException {
        try (var folders = Files.list(RELEASED)) {
            return folders.map(folder -> folder.resolve("frames.ts")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void whatAnEarlierReleaseReadsIsThereAndMeansTheSame(Path released) throws IOException {
        Map<String, Shape> now = shapes(NOW);

        shapes(released)
                .forEach(
                        (name, old) -> {
                            assertThat(now).containsKey(name);
                            old.fields()
                                    .forEach(
                                            (field, type) ->
                                                    assertThat(fieldsOf(now, name).get(field))
                                                            .as("%s.%s", name, field)
                                                            .satisfies(
                                                                    it ->
                                                                            keeps(
                                                                                    name, field,
                                                                                    type, it)));
                        });
    }

    @ParameterizedTest
    @MethodSource("released")
    void whatAnEarlierReleaseSendsIsEnough(Path released) throws IOException {
        Map<String, Shape> old = shapes(released);

        shapes(NOW)
                .forEach(
                        (name, shape) -> {
                            if (shape.fromClient() && old.containsKey(name)) {
                                shape.fields()
                                        .forEach(
                                                (field, type) ->
                                                        assertThat(
                                                                        old.get(name)
                                                                                        .fields()
                                                                                        .containsKey(
                                                                                                field)
                                                                                || type.endsWith(
                                                                                        "| null"))
                                                                .as(
                                                                        "%s.%s can be left out",
                                                                        name, field)
                                                                .isTrue());
                            }
                        });
    }

    private static Map<String, String> fieldsOf(Map<String, Shape> shapes, String name) {
        return Objects.requireNonNull(shapes.get(name)).fields();
    }

    /// The words of a union may become more in `type`, which readers skip when they do not know it.
    private static void keeps(String name, String field, String type, String now) {
        if ((field.equals("type") || name.endsWith("Union")) && type.contains("|")) {
            assertThat(List.of(now.split(" \\| ", -1)))
                    .containsAll(List.of(type.split(" \\| ", -1)));
        } else {
            assertThat(now).isEqualTo(type);
        }
    }

    private static Map<String, Shape> shapes(Path file) throws IOException {
        String text = Files.readString(file);
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Matcher interfaces = INTERFACE.matcher(text);
        while (interfaces.find()) {
            String name = interfaces.group(1);
            boolean client =
                    "ClientFrame".equals(interfaces.group(2))
                            || List.of("Resume", "ShownTurn").contains(name);
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher all = FIELD.matcher(interfaces.group(3));
            while (all.find()) {
                fields.put(all.group(1), all.group(2).strip());
            }
            shapes.put(name, new Shape(fields, client));
        }
        Matcher aliases = ALIAS.matcher(text);
        while (aliases.find()) {
            shapes.put(aliases.group(1), new Shape(Map.of("=", aliases.group(2).strip()), false));
        }
        assertThat(shapes).hasSizeGreaterThan(20);
        return shapes;
    }
}
