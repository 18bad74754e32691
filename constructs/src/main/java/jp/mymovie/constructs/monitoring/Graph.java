package jp.mymovie.constructs.monitoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.HorizontalAnnotation;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;

/**
 * A graph of one account. It is of us-east-1 where all lines of the left axis are; the CDK writes the region of a line only
 * where it is not the stack's.
 *
 * @param title question that it answers, and the unit
 * @param width in 24ths of the page
 * @param left lines of the left axis
 * @param right lines of the right axis
 * @param limits values of the left axis at which somebody is told
 * @param stacked whether the lines add up
 * @param start how far back it goes whatever the page's range is, such as {@code -P14D}; the page's range if null
 */
record Graph(
        String title,
        int width,
        List<Line> left,
        List<Line> right,
        List<Limit> limits,
        boolean stacked,
        @Nullable String start) {
    static final String EDGE_REGION = "us-east-1";

    private static final int HEIGHT = 6;

    private static final String ORANGE = "#ff7f0e";

    /**
     * A value at which somebody is told.
     *
     * @param says who looks at it, and how long it must last
     */
    record Limit(double value, String says, Severity severity) {}

    static Graph of(String title, int width, Line... left) {
        return new Graph(title, width, List.of(left), List.of(), List.of(), false, null);
    }

    Graph right(Line... lines) {
        return new Graph(title, width, left, List.of(lines), limits, stacked, start);
    }

    Graph limit(double value, Severity severity, String says) {
        return new Graph(title, width, left, right, List.of(new Limit(value, says, severity)), stacked, start);
    }

    Graph stack() {
        return new Graph(title, width, left, right, limits, true, start);
    }

    Graph since(String start) {
        return new Graph(title, width, left, right, limits, stacked, start);
    }

    Graph wide(int width) {
        return new Graph(title, width, left, right, limits, stacked, start);
    }

    IWidget widget(String account, String homeRegion) {
        boolean edge = left.stream().allMatch(Line::edge);
        GraphWidget.Builder widget = GraphWidget.Builder.create()
                .title(title)
                .region(edge ? EDGE_REGION : homeRegion)
                .width(width)
                .height(HEIGHT)
                .stacked(stacked)
                .left(metrics(left, account, homeRegion, edge))
                .right(metrics(right, account, homeRegion, edge))
                .leftAnnotations(limits.stream().map(Graph::annotation).toList());
        if (start != null) {
            widget.start(start).end("P0D");
        }
        return widget.build();
    }

    private static List<IMetric> metrics(List<Line> lines, String account, String homeRegion, boolean edge) {
        return lines.stream()
                .map(line -> line.metric(account, homeRegion, edge))
                .toList();
    }

    private static HorizontalAnnotation annotation(Limit limit) {
        return new HorizontalAnnotation.Builder()
                .value(limit.value())
                .label(limit.says())
                .color(limit.severity() == Severity.PAGE ? Line.RED : ORANGE)
                .build();
    }
}
