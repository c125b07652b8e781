package io.nightdesk.knowledge.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

class DocumentsTests {

    private static final Documents DOCUMENTS = new Documents();

    @AfterAll
    static void close() {
        DOCUMENTS.close();
    }

    @Test
    void aPdfBecomesParagraphsHeadingsAndLists() throws IOException, Unreadable {
        byte[] pdf =
                pdf(
                        null,
                        List.of(
                                "Return an item",
                                "",
                                "You can return an item within thirty days of its deliv-",
                                "ery, unless it was worn outdoors.",
                                "",
                                "• Pack it well",
                                "• Print the label",
                                "",
                                "2.1 What it costs",
                                "",
                                "Returns from Germany cost nothing, from elsewhere:",
                                "",
                                "1. Ask for a label",
                                "",
                                "2. Pay 4.90 and send it",
                                "",
                                "Afterwards we refund you within five days of arrival.",
                                "",
                                "7"));

        assertThat(DOCUMENTS.read("returns.pdf", pdf).markdown())
                .isEqualTo(
                        """
                        ## Return an item

                        You can return an item within thirty days of its delivery, unless it was worn outdoors.

                        - Pack it well
                        - Print the label

                        ### 2.1 What it costs

                        Returns from Germany cost nothing, from elsewhere:

                        1. Ask for a label
                        2. Pay 4.90 and send it

                        Afterwards we refund you within five days of arrival.""");
    }

    @Test
    void aDocxKeepsHeadingsListsAndTables() throws IOException, Unreadable {
        Page page = DOCUMENTS.read("Care.DOCX", docx());

        assertThat(page.title()).isEqualTo("Care for your tent");
        assertThat(page.markdown())
                .isEqualTo(
                        """
                        ## Drying

                        Dry it before you pack it.

                        | Part | Days |
                        | --- | --- |
                        | Fly | 2 |""");
    }

    @Test
    void whatIsDamagedProtectedOrEmptySaysSo() throws Exception {
        assertThat(reason("a.pdf", "%PDF-1.7 nonsense".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("it cannot be read as PDF: it may be damaged");
        assertThat(reason("a.pdf", pdf("secret", List.of("text"))))
                .contains("protected by a password");
        assertThat(reason("a.pdf", pdf(null, List.of()))).contains("there is no text in it");
        assertThat(reason("a.docx", new byte[100])).contains("cannot be read as DOCX");
        assertThat(reason("a.docx", encrypted(docx()))).contains("protected by a password");
    }

    @Test
    void aDocumentThatTakesTooMuchIsGivenUpAndTheNextOneRead() throws IOException, Unreadable {
        byte[] pdf = pdf(null, List.of("x"));
        try (Documents hasty = new Documents(Duration.ofNanos(1), "-Xmx64m");
                Documents narrow = new Documents(Duration.ofMinutes(1), "-Xmx4m")) {
            assertThat(reason(hasty, "a.pdf", pdf)).contains("took longer than");
            assertThat(reason(narrow, "a.pdf", pdf)).contains("takes more memory");
        }
        assertThat(DOCUMENTS.read("b.pdf", pdf(null, List.of("Some text."))).markdown())
                .isEqualTo("Some text.");
    }

    private static String reason(String name, byte[] content) {
        return reason(DOCUMENTS, name, content);
    }

    private static String reason(Documents documents, String name, byte[] content) {
        return catchThrowableOfType(Unreadable.class, () -> documents.read(name, content)).reason();
    }

    private static byte[] pdf(@Nullable String password, List<String> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream text = new PDPageContentStream(document, page)) {
                text.beginText();
                text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                text.setLeading(14);
                text.newLineAtOffset(60, 700);
                for (String line : lines) {
                    text.showText(line);
                    text.newLine();
                    if (line.isEmpty()) {
                        text.newLine();
                    }
                }
                text.endText();
            }
            if (password != null) {
                document.protect(
                        new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    private static byte[] docx() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            style(document, "Title", "Title");
            style(document, "Heading2", "heading 2");
            paragraph(document, "Title", "Care for your tent");
            paragraph(document, "Heading2", "Drying");
            paragraph(document, null, "Dry it before you pack it.");
            XWPFTable table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("Part");
            table.getRow(0).getCell(1).setText("Days");
            table.getRow(1).getCell(0).setText("Fly");
            table.getRow(1).getCell(1).setText("2");
            document.write(out);
        }
        return out.toByteArray();
    }

    private static void style(XWPFDocument document, String id, String name) {
        XWPFStyles styles =
                document.getStyles() == null ? document.createStyles() : document.getStyles();
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal(name);
        styles.addStyle(new XWPFStyle(style));
    }

    private static void paragraph(XWPFDocument document, @Nullable String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        if (style != null) {
            paragraph.setStyle(style);
        }
        paragraph.createRun().setText(text);
    }

    private static byte[] encrypted(byte[] docx)
            throws IOException, GeneralSecurityException, InvalidFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage content = OPCPackage.open(new ByteArrayInputStream(docx));
                    var stream = encryptor.getDataStream(files)) {
                content.save(stream);
            }
            files.writeFilesystem(out);
        }
        return out.toByteArray();
    }
}
