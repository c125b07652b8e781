package io.nightdesk.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Draws how long a question takes as a help centre grows, both on scales that grow tenfold.
final class GrowthPlot {

    private static final int LEFT = 60;
    private static final int BOTTOM = 210;
    private static final int DECADE = 160;
    private static final int TENFOLD = 90;

    private GrowthPlot() {}

    /// An SVG for light and dark pages.
    ///
    /// @param sizes smallest first, 1,000 chunks or more, and questions of 10 ms to 1 s
    static String svg(List<KbMeasure.Size> sizes) {
        StringBuilder svg =
                new StringBuilder(
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 260" \
                        font-family="sans-serif" font-size="12" fill="#7d8590" stroke="none">
                        <title>Milliseconds of a question, by chunks of the help centre</title>
                        """);
        for (int power = 1; power <= 3; power++) {
            double at = y(Math.pow(10, power));
            svg.append(line(LEFT, at, 440, at));
            svg.append(text("end", LEFT - 8, at + 4, "%,.0f ms".formatted(Math.pow(10, power))));
        }
        for (KbMeasure.Size size : sizes) {
            String chunks = String.format(Locale.ROOT, "%,d", size.chunks());
            svg.append(text("middle", x(size), BOTTOM + 20, chunks));
        }
        svg.append(text("middle", 250, BOTTOM + 42, "chunks"));
        series(svg, sizes, KbMeasure.Size::p50, "#0969da", "median");
        series(svg, sizes, KbMeasure.Size::p95, "#bc4c00", "95 %");
        return svg.append("</svg>\n").toString();
    }

    private static void series(
            StringBuilder svg,
            List<KbMeasure.Size> sizes,
            ToDoubleFunction<KbMeasure.Size> millis,
            String colour,
            String name) {
        StringBuilder points = new StringBuilder();
        for (KbMeasure.Size size : sizes) {
            double y = y(millis.applyAsDouble(size));
            points.append(String.format(Locale.ROOT, " %.1f,%.1f", x(size), y));
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                            x(size),
                            y,
                            colour));
        }
        svg.append(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
                        .formatted(points.toString().strip(), colour));
        KbMeasure.Size last = sizes.getLast();
        svg.append(text("start", x(last) + 8, y(millis.applyAsDouble(last)) + 4, name));
    }

    private static double x(KbMeasure.Size size) {
        return LEFT + 20 + DECADE * (Math.log10(size.chunks()) - 3);
    }

    private static double y(double millis) {
        return BOTTOM - TENFOLD * (Math.log10(millis) - 1);
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %.1f L%.1f %.1f\" stroke=\"#7d8590\" stroke-opacity=\".3\"/>%n",
                x1,
                y1,
                x2,
                y2);
    }

    private static String text(String anchor, double x, double y, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                text);
    }
}
