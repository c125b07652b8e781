package io.nightdesk.operation;

import java.io.IOException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/// Brings the schema up to date, or makes sure that it is.
final class SchemaStep {

    private final Schema schema;
    private final Progress progress;

    SchemaStep(PostgresAddress address, Progress progress) {
        // Not the application's pool: a migration may take longer than its time-outs allow.
        this.schema = new Schema(address.dataSource());
        this.progress = progress;
    }

    /// @throws CommandFailure if the schema cannot be used
    void run(boolean migrate) throws IOException {
        if (migrate) {
            migrate();
            return;
        }
        Optional<String> misfit = progress.step("Checking the schema", schema::misfit);
        if (misfit.isPresent()) {
            throw new CommandFailure(
                    "The database does not fit: %s; run `java -jar nightdesk.jar migrate` (or start with NIGHTDESK_MIGRATE=true)"
                            .formatted(misfit.get()));
        }
    }

    int migrate() throws IOException {
        try {
            return progress.step("Bringing the schema up to date", schema::migrate);
        } catch (FlywayException e) {
            throw new CommandFailure(
                    "The schema could not be brought up to date: "
                            + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " "),
                    e);
        }
    }

    Schema schema() {
        return schema;
    }
}
