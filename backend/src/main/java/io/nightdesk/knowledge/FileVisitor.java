package io.nightdesk.knowledge;

/// Is shown the files of a folder or an archive, one after another.
interface FileVisitor {

    /// @param path within the folder or archive, with `/` between its parts
    void file(String path, byte[] content);

    /// A file that could not be read.
    void bad(String path, String reason);
}
