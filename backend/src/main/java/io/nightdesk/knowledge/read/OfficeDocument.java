package io.nightdesk.knowledge.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.ToHTMLContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/// Reads PDF and DOCX files through Apache Tika. What is embedded in them is left alone, and no
/// text is read off pictures. Memory and time are the business of [DocumentProcess], which this
/// runs in.
final class OfficeDocument {

    /// Characters of text; an article has a mebibyte at most.
    private static final int MOST_TEXT = 1 << 20;

    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    static {
        // A DOCX is an archive: how much it may expand to.
        ZipSecureFile.setMaxEntrySize(100L << 20);
        ZipSecureFile.setMaxFileCount(2_000);
        ZipSecureFile.setMinInflateRatio(0.005);
        ZipSecureFile.setMaxTextSize(20L << 20);
    }

    private OfficeDocument() {}

    /// @param name tells the kind by its ending
    /// @throws Unreadable with a reason for people
    static Page read(String name, byte[] content) throws Unreadable {
        boolean isPdf = name.toLowerCase(Locale.ROOT).endsWith(".pdf");
        if (!isPdf && startsWith(content, OLE)) {
            throw new Unreadable(
                    "it is protected by a password, or from an old Word: save it without, as .docx");
        }
        Metadata metadata = new Metadata();
        Parser parser = isPdf ? new PDFParser() : new OOXMLParser();
        Document document = Jsoup.parse(html(parser, content, metadata, isPdf));
        Page page =
                isPdf
                        ? PdfLayout.page(document, metadata.get(TikaCoreProperties.TITLE))
                        : WordLayout.page(document);
        if (page.markdown().isBlank()) {
            throw new Unreadable(
                    isPdf
                            ? "there is no text in it: if it is scanned, have its text recognised first"
                            : "there is no text in it");
        }
        return page;
    }

    private static String html(Parser parser, byte[] content, Metadata metadata, boolean isPdf)
            throws Unreadable {
        ContentHandler html = new ToHTMLContentHandler();
        try (TikaInputStream in = TikaInputStream.get(content)) {
            parser.parse(in, new WriteOutContentHandler(html, MOST_TEXT), metadata, context());
            return html.toString();
        } catch (EncryptedDocumentException e) {
            throw new Unreadable("it is protected by a password: save it without");
        } catch (SAXException
                | TikaException
                | IOException
                | RuntimeException
                | LinkageError
                | StackOverflowError e) {
            if (WriteLimitReachedException.isWriteLimitReached(e)) {
                throw new Unreadable(
                        "it has more than %,d characters of text: split it".formatted(MOST_TEXT));
            }
            // Also what needs a library that is left out (certificates), or nests too deep.
            throw new Unreadable(
                    "it cannot be read as %s: it may be damaged".formatted(isPdf ? "PDF" : "DOCX"));
        }
    }

    private static ParseContext context() {
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new Nothing());
        OfficeParserConfig office = new OfficeParserConfig();
        office.setIncludeHeadersAndFooters(false);
        office.setIncludeDeletedContent(false);
        office.setExtractMacros(false);
        context.set(OfficeParserConfig.class, office);
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setExtractInlineImages(false);
        pdf.setExtractAnnotationText(false);
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        context.set(PDFParserConfig.class, pdf);
        return context;
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        if (content.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (content[i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    /// Leaves what is embedded alone.
    private static final class Nothing implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(
                InputStream stream,
                ContentHandler handler,
                Metadata metadata,
                boolean outputHtml) {}
    }
}
