package io.nightdesk.operation;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The release, from the jar's manifest.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Nightdesk " + text()};
    }

    static String text() {
        return Objects.requireNonNullElse(
                Version.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
