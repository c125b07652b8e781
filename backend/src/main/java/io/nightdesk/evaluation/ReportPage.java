package io.nightdesk.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/// A report as one page that needs nothing else: figures with their intervals, parts of the set,
/// what has changed, and every question, worst first.
final class ReportPage {

    private static final String STYLE =
            """
            :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
            body { max-width: 68rem; margin: 2rem auto; padding: 0 1rem }
            table { border-collapse: collapse; width: 100%; margin: .5rem 0 2rem }
            th, td { text-align: left; padding: .35rem .75rem .35rem 0; vertical-align: top;
              border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent) }
            td.number { font-variant-numeric: tabular-nums; white-space: nowrap }
            svg { width: 12rem; height: 1rem }
            svg .range { stroke: currentColor; opacity: .45; stroke-width: 4; stroke-linecap: round }
            svg .mean { fill: light-dark(#0b5cd6, #7db1ff) }
            .note { opacity: .75 }
            figure { display: inline-block; margin: 1rem 1rem 1rem 0 }
            svg.plot { width: 26rem; height: 26rem; font-size: 12px; fill: currentColor }
            .plot .grid { stroke: currentColor; opacity: .15 }
            .plot .line { fill: none; stroke-width: 2 }
            .plot .l0 { stroke: light-dark(#0b5cd6, #7db1ff) }
            .plot .l1 { stroke: light-dark(#b3261e, #ffb4ab) }
            .plot .l2 { stroke: light-dark(#5f6b7a, #a5b0be) }
            .plot .l3 { stroke: currentColor; stroke-dasharray: 4; opacity: .5 }
            .plot text { stroke-width: .3; stroke-dasharray: none }
            """;

    private final Measurement measured;
    private final Changes changes;
    private final StringBuilder html = new StringBuilder();

    ReportPage(Measurement measured, Changes changes) {
        this.measured = measured;
        this.changes = changes;
    }

    String html() {
        String title = "%s on %s".formatted(measured.what(), measured.set());
        html.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style><h1>")
                .append(escaped(title))
                .append(
                        "</h1><p class=\"note\">Means with the middle 95 % of 2,000 bootstrap samples.");
        figures("The whole set", measured.figures());
        measured.plots().forEach(plot -> html.append(plot.html()));
        measured.slices().forEach(this::figures);
        changed("Better than the last time", changes.better());
        changed("Worse than the last time", changes.worse());
        questions();
        return html.append("</html>\n").toString();
    }

    private void figures(String heading, Map<?, ?> figures) {
        heading(heading);
        html.append("<table>");
        figures.forEach(
                (name, value) -> {
                    if (value instanceof Map) {
                        return;
                    }
                    html.append("<tr><th scope=\"row\">").append(escaped(String.valueOf(name)));
                    html.append("<td class=\"number\">").append(escaped(Report.text(value)));
                    html.append("<td>");
                    if (value instanceof Interval interval && interval.high() <= 1) {
                        bar(interval);
                    }
                });
        html.append("</table>");
        figures.forEach(
                (name, value) -> {
                    if (value instanceof Map<?, ?> parts) {
                        figures("%s: %s".formatted(heading, name), parts);
                    }
                });
    }

    /// From 0 to 1.
    private void bar(Interval interval) {
        html.append(
                String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"-4 0 208 16\" aria-hidden=\"true\">"
                                + "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"8\" y2=\"8\"/>"
                                + "<circle class=\"mean\" cx=\"%.1f\" cy=\"8\" r=\"4\"/></svg>",
                        interval.low() * 200,
                        interval.high() * 200,
                        interval.mean() * 200));
    }

    private void changed(String heading, List<Changes.Change> list) {
        if (list.isEmpty()) {
            return;
        }
        heading(heading);
        html.append("<table><tr><th>Question<th>Before<th>Now");
        for (Changes.Change change : list) {
            row(change.now().text(), change.before(), change.now().outcome());
        }
        html.append("</table>");
    }

    private void questions() {
        heading("Every question");
        html.append("<table><tr><th>Question<th>Score<th>Outcome");
        measured.questions().stream()
                .sorted(Comparator.comparingDouble(Measurement.Row::score))
                .forEach(row -> row(row.text(), Report.text(row.score()), row.outcome()));
        html.append("</table>");
    }

    private void heading(String text) {
        html.append("<h2>").append(escaped(text)).append("</h2>");
    }

    private void row(String first, String second, String third) {
        html.append("<tr><td>")
                .append(escaped(first))
                .append("<td>")
                .append(escaped(second))
                .append("<td>")
                .append(escaped(third));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
