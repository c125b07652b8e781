package io.nightdesk.knowledge.text;

import io.nightdesk.knowledge.text.Unit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/// Reads one Markdown text into sections and units. Not for reuse.
final class DocumentReader {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /// Hidden text of HTML that is no content, then tags.
    private static final Pattern HTML =
            Pattern.compile("(?is)<(script|style)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)|<[^>]*>");

    /// What a browser would not show: a place for orders to assistants.
    private static final Pattern HIDDEN =
            Pattern.compile(
                    "(?is)<([a-z][a-z0-9]*)\\b[^<>]*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden"
                            + "|font-size\\s*:\\s*0|\\shidden\\b)[^<>]*>.{0,4000}?</\\1\\s*>");

    private final List<Section> sections = new ArrayList<>();
    private final List<Heading> path = new ArrayList<>();
    private List<Unit> units = new ArrayList<>();
    private int block;

    Document read(String markdown) {
        children(PARSER.parse(HIDDEN.matcher(markdown).replaceAll(" ")), 0);
        endSection();
        return new Document(sections);
    }

    private void children(Node parent, int depth) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node, depth);
        }
    }

    private void block(Node node, int depth) {
        switch (node) {
            case Heading heading -> heading(heading);
            case Paragraph paragraph -> prose(Inline.markdown(paragraph));
            case BulletList list -> list(list, depth);
            case OrderedList list -> list(list, depth);
            case TableBlock table -> table(table);
            case FencedCodeBlock code -> code(code.getLiteral());
            case IndentedCodeBlock code -> code(code.getLiteral());
            case HtmlBlock html -> prose(withoutTags(html.getLiteral()));
            case BlockQuote quote -> children(quote, depth);
            default -> children(node, depth);
        }
    }

    private void heading(Heading heading) {
        endSection();
        path.removeIf(above -> above.getLevel() >= heading.getLevel());
        path.add(heading);
    }

    private void endSection() {
        if (!units.isEmpty()) {
            sections.add(new Section(headingPath(), units));
            units = new ArrayList<>();
        }
    }

    private String headingPath() {
        return String.join(
                " " + Section.BELOW + " ",
                path.stream().map(h -> Inline.plain(Inline.markdown(h))).toList());
    }

    private void prose(String markdown) {
        block++;
        for (String sentence : Sentences.split(markdown)) {
            add(Kind.SENTENCE, 0, 0, balanced(sentence));
        }
    }

    /// A sentence cut out of the middle of an emphasis would carry half of its markers.
    private static String balanced(String sentence) {
        int marks = 0;
        for (int at = sentence.indexOf("**"); at >= 0; at = sentence.indexOf("**", at + 2)) {
            marks++;
        }
        return marks % 2 == 0 ? sentence : sentence.replace("**", "");
    }

    private void list(Node list, int depth) {
        if (depth == 0) {
            block++;
        }
        int number = list instanceof OrderedList ordered ? startOf(ordered) : 0;
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListItem item) {
                item(item, list instanceof OrderedList ? number++ : 0, depth);
            }
        }
    }

    private static int startOf(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        return start == null ? 1 : start;
    }

    /// An item's own text is one unit; lists inside it follow as deeper units of the same block.
    private void item(ListItem item, int number, int depth) {
        StringBuilder text = new StringBuilder();
        List<Node> inner = new ArrayList<>();
        for (Node node = item.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Paragraph paragraph) {
                text.append(text.isEmpty() ? "" : " ").append(Inline.markdown(paragraph));
            } else {
                inner.add(node);
            }
        }
        Kind kind = number > 0 ? Kind.STEP : Kind.BULLET;
        add(kind, number, depth, text.toString());
        for (Node node : inner) {
            if (node instanceof BulletList || node instanceof OrderedList) {
                list(node, depth + 1);
            } else {
                block(node, depth + 1);
            }
        }
    }

    /// Each row becomes a sentence of its own, so that a chunk of rows still says what is what.
    private void table(TableBlock block) {
        this.block++;
        List<String> headers = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (part instanceof TableHead) {
                    headers.addAll(cells(row));
                } else {
                    rows.add(cells(row));
                }
            }
        }
        Table table = new Table(headers, rows);
        List<String> lines = table.lines();
        List<String> sentences = table.withHeaders();
        for (int i = 0; i < rows.size(); i++) {
            row(Inline.plain(sentences.get(i)), lines.get(i));
        }
    }

    private void row(String plain, String markdown) {
        if (!plain.isEmpty()) {
            units.add(new Unit(Kind.ROW, block, 0, 0, plain, markdown));
        }
    }

    private static List<String> cells(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(Inline.markdown(cell));
        }
        return cells;
    }

    private void code(String literal) {
        block++;
        String line = literal.strip().replaceAll("\\s+", " ");
        if (!line.isEmpty()) {
            units.add(new Unit(Kind.CODE, block, 0, 0, line, "`" + line.replace("`", "'") + "`"));
        }
    }

    private void add(Kind kind, int number, int depth, String markdown) {
        String plain = Inline.plain(markdown);
        if (!plain.isEmpty()) {
            units.add(new Unit(kind, block, number, depth, plain, markdown));
        }
    }

    private static String withoutTags(String html) {
        return HTML.matcher(html).replaceAll(" ").replaceAll("\\s+", " ").strip();
    }
}
