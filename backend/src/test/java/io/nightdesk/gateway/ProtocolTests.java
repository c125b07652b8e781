package io.nightdesk.gateway;

import cz.habarta.typescript.generator.DateMapping;
import cz.habarta.typescript.generator.EnumMapping;
import cz.habarta.typescript.generator.Input;
import cz.habarta.typescript.generator.JsonLibrary;
import cz.habarta.typescript.generator.NullabilityDefinition;
import cz.habarta.typescript.generator.Settings;
import cz.habarta.typescript.generator.TypeScriptFileType;
import cz.habarta.typescript.generator.TypeScriptGenerator;
import cz.habarta.typescript.generator.TypeScriptOutputKind;
import io.nightdesk.conversation.Event;
import io.nightdesk.testing.Generated;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The Java records are the protocol; what browsers and people read is made from them.
class ProtocolTests {

    private static final String HEADER =
            """
            // Made from the records of io.nightdesk.gateway; `./test fix` writes it anew. Do not edit.

            """;

    @Test
    void theTypeScriptTypesAreThoseOfTheRecords() {
        Settings settings = new Settings();
        settings.outputKind = TypeScriptOutputKind.module;
        settings.outputFileType = TypeScriptFileType.implementationFile;
        settings.jsonLibrary = JsonLibrary.jackson3;
        settings.mapEnum = EnumMapping.asUnion;
        settings.mapDate = DateMapping.asString;
        settings.nullableAnnotations = List.of(Nullable.class);
        settings.nullabilityDefinition = NullabilityDefinition.nullInlineUnion;
        settings.noFileComment = true;
        settings.noTslintDisable = true;
        settings.noEslintDisable = true;
        settings.newline = "\n";
        settings.indentString = "  ";
        settings.quotes = "'";
        settings.customTypeNaming =
                Map.of(
                        "io.nightdesk.gateway.ClientFrame$Typing", "ClientTyping",
                        "io.nightdesk.gateway.ClientFrame$Ping", "ClientPing",
                        "io.nightdesk.gateway.ClientFrame$Pong", "ClientPong");

        String types =
                new TypeScriptGenerator(settings)
                        .generateTypeScript(
                                Input.from(ClientFrame.class, ServerFrame.class, Event.class));

        Generated.isFresh("widget/src/protocol/frames.ts", HEADER + types.strip() + "\n");
    }

    @Test
    void theProtocolPageListsEveryFrameAndCode() {
        Generated.isFresh("docs/protocol.md", new ProtocolPage().text());
    }
}
