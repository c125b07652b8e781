package io.nightdesk.prompt;

import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// The YAML at the head of a prompt. Only ever composed into nodes, which know their line; no tag
/// in it can make an object.
final class FrontMatter {

    private static final PromptSettings DEFAULTS = new PromptSettings("answer", 0.2, 600);

    private final int firstLine;
    private final List<PromptProblem> problems;
    private final Map<String, Node> fields = new HashMap<>();
    private final Set<String> variables = new LinkedHashSet<>();

    private FrontMatter(int firstLine, List<PromptProblem> problems) {
        this.firstLine = firstLine;
        this.problems = problems;
    }

    /// @param firstLine where `yaml` begins in the whole text, from 1
    /// @param problems takes what is wrong
    static FrontMatter read(String yaml, int firstLine, List<PromptProblem> problems) {
        var matter = new FrontMatter(firstLine, problems);
        try {
            matter.fill(new Yaml(new SafeConstructor(options())).compose(new StringReader(yaml)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            matter.problem(line + firstLine, "This is no YAML: " + e.getProblem() + ".");
        } catch (YAMLException e) {
            matter.problem(firstLine, "This is no YAML: " + e.getMessage());
        }
        return matter;
    }

    String key() {
        return text("key");
    }

    /// Where a field stands, from 1.
    int line(String field) {
        Node node = fields.get(field);
        return node == null ? firstLine : line(node);
    }

    PromptSource source(String body, int bodyLine) {
        return new PromptSource(
                PromptSource.Kind.valueOf(text("kind").toUpperCase(Locale.ROOT)),
                text("description"),
                new PromptSettings(
                        fields.containsKey("model.profile")
                                ? text("model.profile")
                                : DEFAULTS.profile(),
                        number("config.temperature", DEFAULTS.temperature()),
                        (int) number("config.maxOutputTokens", DEFAULTS.maxOutputTokens())),
                variables,
                body,
                bodyLine);
    }

    private void fill(@Nullable Node root) {
        flatten(root, "", Set.of("key", "kind", "description", "model", "config", "input"));
        flatten(fields.get("model"), "model.", Set.of("profile"));
        flatten(fields.get("config"), "config.", Set.of("temperature", "maxOutputTokens"));
        flatten(fields.get("input"), "input.", Set.of("schema"));
        for (String field : List.of("key", "kind", "description")) {
            if (text(field).isBlank()) {
                problem(
                        line(field),
                        "`%s` is missing; add a line `%s: …`.".formatted(field, field));
            }
        }
        if (!text("kind").isBlank() && !Set.of("system", "partial").contains(text("kind"))) {
            problem(line("kind"), "`kind` is one of system, partial.");
        }
        between("config.temperature", 0, 2);
        between("config.maxOutputTokens", 1, 4_000);
        declare(fields.get("input.schema"));
    }

    private void flatten(@Nullable Node node, String prefix, Set<String> allowed) {
        if (node == null) {
            return;
        }
        tuples(node)
                .forEach(
                        (name, value) -> {
                            if (!allowed.contains(name)) {
                                problem(
                                        line(value),
                                        "`%s` is not known here; known are %s."
                                                .formatted(name, sorted(allowed)));
                            }
                            fields.put(prefix + name, value);
                        });
    }

    private void declare(@Nullable Node schema) {
        if (schema == null) {
            return;
        }
        tuples(schema)
                .forEach(
                        (name, value) -> {
                            String type = value instanceof ScalarNode s ? s.getValue() : "";
                            PromptVariable.named(name)
                                    .ifPresentOrElse(
                                            known -> declare(known, type, line(value)),
                                            () ->
                                                    problem(
                                                            line(value),
                                                            "`%s` is no variable of the product; there are %s."
                                                                    .formatted(name, known())));
                        });
    }

    private void declare(PromptVariable known, String type, int line) {
        if (!known.type().equals(type)) {
            problem(line, "`%s` is a %s.".formatted(known.name(), known.type()));
        }
        variables.add(known.name());
    }

    private Map<String, Node> tuples(Node node) {
        Map<String, Node> found = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(line(node), "Write names and values here, such as `name: value`.");
            return found;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode s ? s.getValue() : "?";
            if (found.putIfAbsent(name, tuple.getValueNode()) != null) {
                problem(line(tuple.getKeyNode()), "`%s` stands here twice.".formatted(name));
            }
        }
        return found;
    }

    private void between(String field, double least, double most) {
        double value = number(field, least);
        if (Double.isNaN(value) || value < least || value > most) {
            problem(line(field), "`%s` is a number from %s to %s.".formatted(field, least, most));
        }
    }

    /// NaN when it is no number.
    private double number(String field, double otherwise) {
        if (!fields.containsKey(field)) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text(field));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private String text(String field) {
        return fields.get(field) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private int line(Node node) {
        return node.getStartMark().getLine() + firstLine;
    }

    private void problem(int line, String message) {
        problems.add(new PromptProblem(line, message));
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private static String known() {
        return String.join(", ", PromptVariable.ALL.stream().map(PromptVariable::name).toList());
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(8);
        options.setCodePointLimit(PromptParser.MAX_BYTES);
        return options;
    }
}
