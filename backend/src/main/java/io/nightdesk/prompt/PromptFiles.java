package io.nightdesk.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The prompt files the program was built with.
@Component
class PromptFiles {

    private final String location;

    PromptFiles(PromptProperties properties) {
        this.location = properties.location();
    }

    /// Texts by name, with LF line ends.
    Map<PromptName, String> read() {
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            Map<PromptName, String> texts = new TreeMap<>();
            Resource root = resolver.getResource(location);
            if (root.exists()) {
                for (Resource file : resolver.getResources(location + "**/*.prompt")) {
                    texts.put(name(root, file), text(file));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException("the prompt files cannot be read", e);
        }
    }

    private static PromptName name(Resource root, Resource file) throws IOException {
        String all = file.getURL().toString();
        return PromptName.ofFile(all.substring(root.getURL().toString().length()));
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
