package io.nightdesk.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How tests start the product as a process: its classes in a jar, without tests and their
/// settings, and what the JVM has learnt from a start of it (JEP 514), as `./run` starts it. Both
/// are made by the first who asks and kept until a class or a library is another one.
public final class ProductJvm {

    private static final Path FOLDER = Path.of("target", "product").toAbsolutePath();
    private static final Path JAR = FOLDER.resolve("nightdesk.jar");
    private static final Path LEARNT = FOLDER.resolve("nightdesk.aot");
    private static final Path LOCK = FOLDER.resolve("lock");
    private static final Path MADE_FROM = FOLDER.resolve("made-from");

    /// For any process of the product.
    public static final List<String> OPTIONS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+UseCompactObjectHeaders",
                    // A process lives for a minute: the thorough compiler would cost more than it
                    // gains.
                    "-XX:TieredStopAtLevel=1",
                    // What it cannot take from the record it makes anew; that is no news.
                    "-Xlog:aot*=error");

    private ProductJvm() {}

    /// The command up to the product's own arguments.
    public static synchronized List<String> command(String... options) {
        try {
            Files.createDirectories(FOLDER);
            // Another JVM of the same test run may ask at the same time.
            try (FileChannel lock = FileChannel.open(LOCK, CREATE, WRITE);
                    FileLock _ = lock.lock()) {
                String inputs = inputs();
                if (!Files.exists(MADE_FROM) || !Files.readString(MADE_FROM).equals(inputs)) {
                    make();
                    Files.writeString(MADE_FROM, inputs);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> more = new ArrayList<>(List.of(options));
        more.add("-XX:AOTCache=" + LEARNT);
        return command(more);
    }

    private static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        String libraries =
                classPath()
                        .filter(it -> !isFolder(it))
                        .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", JAR + File.pathSeparator + libraries));
        command.add("io.nightdesk.Nightdesk");
        return command;
    }

    private static void make() throws IOException {
        Files.deleteIfExists(MADE_FROM);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(JAR))) {
            for (String folder : classPath().filter(ProductJvm::isFolder).toList()) {
                pack(Path.of(folder), jar);
            }
        }
        learn();
    }

    private static void learn() throws IOException {
        Path log = FOLDER.resolve("training.log");
        List<String> command = command(List.of("-XX:AOTCacheOutput=" + LEARNT));
        command.addAll(List.of("train", Files.createTempDirectory(FOLDER, "training").toString()));
        Process training =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (training.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the product does not start; see " + log);
        }
    }

    private static void pack(Path folder, JarOutputStream jar) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(it -> !it.equals(folder)).toList()) {
                String name = folder.relativize(path).toString();
                // Whoever looks for classes in a package asks for the entry of its folder.
                boolean isFile = Files.isRegularFile(path);
                jar.putNextEntry(new JarEntry(isFile ? name : name + "/"));
                if (isFile) {
                    Files.copy(path, jar);
                }
                jar.closeEntry();
            }
        }
    }

    /// Every file with its size and time, and every library.
    private static String inputs() throws IOException {
        StringBuilder inputs = new StringBuilder();
        for (String entry : classPath().toList()) {
            inputs.append(entry).append('\n');
            if (isFolder(entry)) {
                for (Path file : files(Path.of(entry))) {
                    inputs.append(file)
                            .append(' ')
                            .append(Files.size(file))
                            .append(' ')
                            .append(Files.getLastModifiedTime(file))
                            .append('\n');
                }
            }
        }
        return inputs.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean isFolder(String entry) {
        return Files.isDirectory(Path.of(entry));
    }

    /// What the product ships, from where the tests of this JVM find it.
    private static Stream<String> classPath() {
        String whole =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(whole.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty() && !entry.endsWith("test-classes"));
    }
}
