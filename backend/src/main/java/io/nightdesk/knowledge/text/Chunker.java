package io.nightdesk.knowledge.text;

import io.nightdesk.knowledge.text.Unit.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts a document into chunks of about 60 words, never across a heading. Small chunks find
/// one-line questions better than long ones on every set measured (60 against 120 words: first
/// result right .65 against .57 on 698 bank articles); the models were trained on 128 tokens.
public final class Chunker {

    /// Stored with every vector. Raise it when the same article would be cut or written otherwise.
    public static final int VERSION = 1;

    private static final int TARGET = 60;
    private static final int MOST = 120;
    /// A rest shorter than this joins the chunk before it.
    private static final int LEAST = 12;
    /// A sentence longer than this is not repeated as overlap.
    private static final int OVERLAP = 30;

    private Chunker() {}

    public static List<Chunk> chunks(Document document) {
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < document.sections().size(); i++) {
            Section section = document.sections().get(i);
            for (String text : texts(pieces(section.units()))) {
                chunks.add(new Chunk(i, section.heading(), text));
            }
        }
        return chunks;
    }

    /// What must not be cut further: a sentence, a row, a list with its lead-in.
    private record Piece(String text, boolean repeatable) {

        int words() {
            return Words.count(text);
        }
    }

    private static List<Piece> pieces(List<Unit> units) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < units.size(); ) {
            Unit unit = units.get(i);
            boolean leads = i + 1 < units.size() && unit.isLeadIn() && isListed(units.get(i + 1));
            int first = leads ? i + 1 : i;
            if (isListed(units.get(first))) {
                int end = endOfBlock(units, first);
                list(leads ? unit.plain() : "", units.subList(first, end), pieces);
                i = end;
            } else {
                sentence(unit, pieces);
                i++;
            }
        }
        return pieces;
    }

    private static boolean isListed(Unit unit) {
        return unit.isItem() || unit.kind() == Kind.ROW;
    }

    private static int endOfBlock(List<Unit> units, int from) {
        int end = from + 1;
        while (end < units.size() && units.get(end).block() == units.get(from).block()) {
            end++;
        }
        return end;
    }

    private static void sentence(Unit unit, List<Piece> pieces) {
        if (unit.words() <= MOST) {
            pieces.add(new Piece(unit.plain(), unit.words() <= OVERLAP));
        } else {
            for (String part : cut(unit.plain())) {
                pieces.add(new Piece(part, false));
            }
        }
    }

    /// A short list stays whole; a long one is cut between items, each part under the lead-in.
    private static void list(String leadIn, List<Unit> items, List<Piece> pieces) {
        int all = Words.count(leadIn) + items.stream().mapToInt(Unit::words).sum();
        int limit = all <= MOST && items.getFirst().isItem() ? MOST : TARGET;
        StringBuilder text = new StringBuilder(leadIn);
        boolean empty = true;
        for (Unit item : items) {
            if (!empty && Words.count(text.toString()) + item.words() > limit) {
                pieces.add(new Piece(text.toString(), false));
                text = new StringBuilder(leadIn);
            }
            empty = false;
            String line = item.words() > MOST ? Words.first(item.plain(), MOST) : item.plain();
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        pieces.add(new Piece(text.toString(), false));
    }

    private static List<String> cut(String text) {
        List<String> parts = new ArrayList<>();
        String left = text;
        while (!left.isEmpty()) {
            String next = Words.skip(left, TARGET);
            parts.add(left.substring(0, left.length() - next.length()).strip());
            left = next;
        }
        return parts;
    }

    private static List<String> texts(List<Piece> pieces) {
        List<List<Piece>> groups = new ArrayList<>();
        List<Piece> group = new ArrayList<>();
        boolean fresh = false;
        for (Piece piece : pieces) {
            if (fresh && words(group) + piece.words() > TARGET) {
                groups.add(group);
                group = overlap(group);
            }
            group.add(piece);
            fresh = true;
        }
        if (fresh) {
            groups.add(group);
        }
        return joined(groups);
    }

    private static List<Piece> overlap(List<Piece> group) {
        List<Piece> next = new ArrayList<>();
        if (group.size() > 1 && group.getLast().repeatable()) {
            next.add(group.getLast());
        }
        return next;
    }

    private static int words(List<Piece> group) {
        return group.stream().mapToInt(Piece::words).sum();
    }

    private static List<String> joined(List<List<Piece>> groups) {
        int last = groups.size() - 1;
        if (last > 0 && words(groups.get(last)) < LEAST) {
            List<Piece> rest = groups.remove(last);
            Piece end = rest.getLast();
            groups.get(last - 1).add(end);
        }
        return groups.stream()
                .map(group -> String.join("\n", group.stream().map(Piece::text).toList()))
                .toList();
    }
}
