package io.nightdesk.operation;

import java.io.IOException;
import java.util.List;

/// The database that a module's command works with: the one the settings name, or that of the data
/// folder, started if no server runs there. Close it when the command is done.
public final class CommandDatabase implements AutoCloseable {

    private final Stores stores;

    private CommandDatabase(Stores stores) {
        this.stores = stores;
    }

    /// Opens it, with its schema up to date.
    ///
    /// @param settings as `serve` takes them, such as `--nightdesk.data=DIR`
    /// @throws CommandFailure if there is no database to work with
    public static CommandDatabase open(List<String> settings, Progress progress)
            throws IOException {
        StoreSettings storeSettings = StoreSettings.of(Settings.read(settings));
        Stores stores = Stores.open(storeSettings, progress);
        try {
            new SchemaStep(stores.postgres(), progress).run(storeSettings.migrate());
            return new CommandDatabase(stores);
        } catch (IOException | RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    public PostgresAddress address() {
        return stores.postgres();
    }

    @Override
    public void close() {
        stores.close();
    }
}
