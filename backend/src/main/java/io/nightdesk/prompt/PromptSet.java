package io.nightdesk.prompt;

import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.nightdesk.prompt.TemplateTags.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Prompts that go live together, and whether they fit.
final class PromptSet {

    /// A partial in a partial in a partial … nobody can read.
    private static final int MAX_DEPTH = 5;

    private static final Map<String, Object> EXAMPLES =
            PromptVariable.ALL.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    PromptVariable::name, PromptVariable::example));

    private final Map<PromptName, PromptSource> sources;

    PromptSet(Map<PromptName, PromptSource> sources) {
        this.sources = new TreeMap<>(sources);
    }

    /// The same with one prompt added or replaced.
    PromptSet with(PromptName name, PromptSource source) {
        var changed = new TreeMap<>(sources);
        changed.put(name, source);
        return new PromptSet(changed);
    }

    /// What keeps this set from going live, told for the editor of `name`: its own problems with
    /// their lines, those of others that its change brings about at line 1.
    List<PromptProblem> problems(PromptName name) {
        List<PromptProblem> problems = new ArrayList<>(own(name));
        if (problems.isEmpty()) {
            sources.keySet().stream()
                    .filter(other -> !other.equals(name))
                    .forEach(
                            other ->
                                    own(other)
                                            .forEach(
                                                    problem ->
                                                            problems.add(
                                                                    elsewhere(other, problem))));
        }
        return problems;
    }

    /// The template of a prompt, with the partials of the closest language.
    Template template(PromptName name) {
        return Engine.compile(
                source(name).body(), partial -> partial(partial, name.locale()).body());
    }

    private List<PromptProblem> own(PromptName name) {
        PromptSource source = source(name);
        TemplateTags tags = TemplateTags.of(source.body(), source.bodyLine());
        List<PromptProblem> problems = new ArrayList<>(tags.problems());
        if (problems.isEmpty()) {
            undeclared(source, tags, problems);
            partials(name, source, tags, problems);
            variants(name, source, problems);
        }
        if (problems.isEmpty() && source.kind() == PromptSource.Kind.SYSTEM) {
            rehearse(name, source, problems);
        }
        return problems;
    }

    private void undeclared(PromptSource source, TemplateTags tags, List<PromptProblem> problems) {
        try {
            Set<String> names = Engine.names(Engine.compile(source.body(), _ -> ""));
            names.removeAll(source.variables());
            names.forEach(
                    used ->
                            problems.add(
                                    new PromptProblem(
                                            tags.lineOf(used, source.bodyLine()),
                                            "`%s` is used but not declared; add it under input.schema."
                                                    .formatted(used))));
        } catch (MustacheException e) {
            problems.add(new PromptProblem(source.bodyLine(), String.valueOf(e.getMessage())));
        }
    }

    private void partials(
            PromptName name, PromptSource source, TemplateTags tags, List<PromptProblem> problems) {
        for (Tag tag : tags.all()) {
            if (tag.kind() == '>') {
                include(name.locale(), tag.name(), Set.of(name.key()), source.variables())
                        .ifPresent(message -> problems.add(new PromptProblem(tag.line(), message)));
            }
        }
    }

    /// What is wrong with taking in a partial, if anything is.
    private Optional<String> include(
            String locale, String key, Set<String> above, Set<String> declared) {
        if (above.contains(key)) {
            return Optional.of("`%s` would contain itself.".formatted(key));
        }
        if (above.size() > MAX_DEPTH) {
            return Optional.of("Partials stand in partials at most %d deep.".formatted(MAX_DEPTH));
        }
        Optional<PromptSource> found = closest(key, locale);
        if (found.isEmpty() || found.get().kind() != PromptSource.Kind.PARTIAL) {
            return Optional.of("There is no partial `%s`.".formatted(key));
        }
        Set<String> missing = new HashSet<>(found.get().variables());
        missing.removeAll(declared);
        if (!missing.isEmpty()) {
            return Optional.of(
                    "The partial `%s` needs %s; declare it under input.schema."
                            .formatted(key, missing.stream().sorted().toList()));
        }
        Set<String> deeper = new HashSet<>(above);
        deeper.add(key);
        return TemplateTags.of(found.get().body(), 1).all().stream()
                .filter(tag -> tag.kind() == '>')
                .flatMap(tag -> include(locale, tag.name(), deeper, declared).stream())
                .findFirst();
    }

    /// A variant that lacks what its base text takes in would quietly say less in one language.
    private void variants(PromptName name, PromptSource source, List<PromptProblem> problems) {
        PromptSource base = sources.get(name.in(""));
        if (name.locale().isEmpty() || base == null) {
            return;
        }
        Set<String> missing = new HashSet<>(base.variables());
        missing.removeAll(source.variables());
        if (!missing.isEmpty()) {
            problems.add(
                    new PromptProblem(
                            1,
                            "The base text takes in %s, this variant does not."
                                    .formatted(missing.stream().sorted().toList())));
        }
    }

    private void rehearse(PromptName name, PromptSource source, List<PromptProblem> problems) {
        try {
            Engine.render(template(name), EXAMPLES);
        } catch (IllegalArgumentException | MustacheException e) {
            problems.add(new PromptProblem(source.bodyLine(), String.valueOf(e.getMessage())));
        }
    }

    private PromptSource source(PromptName name) {
        return Optional.ofNullable(sources.get(name)).orElseThrow();
    }

    private PromptSource partial(String key, String locale) {
        return closest(key, locale)
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no partial " + key + "."));
    }

    private Optional<PromptSource> closest(String key, String locale) {
        return Locales.closest(
                locale,
                candidate -> Optional.ofNullable(sources.get(new PromptName(key, candidate))));
    }

    private static PromptProblem elsewhere(PromptName other, PromptProblem problem) {
        return new PromptProblem(
                1,
                "With this, %s would break at its line %d: %s"
                        .formatted(other, problem.line(), problem.message()));
    }
}
