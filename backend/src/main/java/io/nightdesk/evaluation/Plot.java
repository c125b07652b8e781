package io.nightdesk.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// A picture of lines; both axes go from 0 to 1.
///
/// @param x what the horizontal axis shows
/// @param y what the vertical axis shows
record Plot(String title, String x, String y, List<Line> lines) {

    private static final int SIDE = 320;
    private static final int MARGIN = 40;

    /// A line from point to point.
    ///
    /// @param points in the order to draw them
    record Line(String name, List<Point> points) {}

    record Point(double x, double y) {}

    /// Right is what was said: the line that a perfectly honest one would draw.
    static final Line DIAGONAL = new Line("perfect", List.of(new Point(0, 0), new Point(1, 1)));

    String html() {
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<figure><figcaption>%s</figcaption><svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                        .formatted(
                                escaped(title),
                                SIDE + 2 * MARGIN,
                                SIDE + 2 * MARGIN,
                                escaped(title)));
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            grid(svg, tenth / 10.0);
        }
        for (int i = 0; i < lines.size(); i++) {
            svg.append(
                    "<polyline class=\"line l%d\" points=\"%s\"><title>%s</title></polyline>"
                            .formatted(i, points(lines.get(i)), escaped(lines.get(i).name())));
            svg.append(
                    "<text class=\"l%d\" x=\"%d\" y=\"%d\">%s</text>"
                            .formatted(
                                    i,
                                    MARGIN + 8,
                                    MARGIN + 16 * (i + 1),
                                    escaped(lines.get(i).name())));
        }
        text(svg, SIDE / 2 + MARGIN, SIDE + 2 * MARGIN - 6, x);
        svg.append(
                "<text text-anchor=\"middle\" transform=\"rotate(-90)\" x=\"%d\" y=\"12\">%s</text>"
                        .formatted(-(SIDE / 2 + MARGIN), escaped(y)));
        return svg.append("</svg></figure>").toString();
    }

    private static void grid(StringBuilder svg, double at) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path class=\"grid\" d=\"M%.1f %d V%d M%d %.1f H%d\"/>",
                        across(at),
                        MARGIN,
                        MARGIN + SIDE,
                        MARGIN,
                        down(at),
                        MARGIN + SIDE));
        text(svg, across(at), MARGIN + SIDE + 16, String.format(Locale.ROOT, "%.1f", at));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%.1f</text>",
                        MARGIN - 4,
                        down(at) + 4,
                        at));
    }

    private static void text(StringBuilder svg, double x, double y, String text) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                        x,
                        y,
                        escaped(text)));
    }

    private static String points(Line line) {
        return line.points().stream()
                .map(p -> String.format(Locale.ROOT, "%.1f,%.1f", across(p.x()), down(p.y())))
                .collect(Collectors.joining(" "));
    }

    private static double across(double x) {
        return MARGIN + x * SIDE;
    }

    private static double down(double y) {
        return MARGIN + (1 - y) * SIDE;
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
