package io.nightdesk.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/// The folder in which the embedded stores keep everything. Nobody but its owner may look inside.
record DataFolder(Path root) {

    private static final Set<PosixFilePermission> PRIVATE_FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE_FILE =
            PosixFilePermissions.fromString("rw-------");

    /// Makes the folder if need be, and takes away what others may do in it.
    static DataFolder at(Path path) {
        try {
            Path root = privately(path.toAbsolutePath().normalize()).toRealPath();
            if (!Files.isWritable(root)) {
                throw new CommandFailure(
                        "The data folder %s is not writable; choose another with --nightdesk.data=DIR"
                                .formatted(root));
            }
            return new DataFolder(root);
        } catch (IOException e) {
            throw new CommandFailure(
                    "The data folder %s cannot be used (%s); choose another with --nightdesk.data=DIR"
                            .formatted(path, e),
                    e);
        }
    }

    /// A folder inside, made if need be.
    Path folder(String name) throws IOException {
        return privately(root.resolve(name));
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /// What is left of its disk; -1 if nobody can say.
    long freeBytes() {
        try {
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }

    /// Writes a file that only its owner can read, and never half of one.
    static void writePrivately(Path file, String content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, attribute(PRIVATE_FILE));
        Files.writeString(part, content);
        Files.move(part, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /// The secret kept in a file, made at the first call: 128 random bits as hexadecimal digits.
    static String secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            writePrivately(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file);
    }

    /// The key that seals secrets (`nightdesk.secrets.key`), made at the first call.
    ///
    /// @return its file
    Path secretsKey() throws IOException {
        Path file = path("secrets.key");
        if (!Files.exists(file)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            writePrivately(file, Base64.getEncoder().encodeToString(random));
        }
        return file;
    }

    private static Path privately(Path folder) throws IOException {
        Files.createDirectories(folder, attribute(PRIVATE_FOLDER));
        Files.setPosixFilePermissions(folder, PRIVATE_FOLDER);
        return folder;
    }

    private static FileAttribute<?> attribute(Set<PosixFilePermission> permissions) {
        return PosixFilePermissions.asFileAttribute(permissions);
    }
}
