package jp.mymovie.operations.killswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jp.mymovie.operations.http.SignedHttp.Call;

/** Mail on what the switch did. One that cannot be sent is logged: it must not undo or repeat a cut. */
final class Notice {
    // Longer subjects are refused by SNS.
    private static final int SUBJECT = 100;

    private final Aws aws;
    private final String topic;
    private final String stage;

    Notice(Aws aws, String topic, String stage) {
        this.aws = aws;
        this.topic = topic;
        this.stage = stage;
    }

    void cut(Switch.Report report, List<String> reasons, Consumer<String> log) {
        Map<String, List<String>> moved = report.moved();
        send(
                "kill switch of %s: %s %s"
                        .formatted(
                                stage,
                                report.failures().isEmpty() ? "CUT" : "FAILED, cut",
                                String.join(", ", moved.keySet())),
                """
                %s

                Moved:
                %sFailed: %s

                Nothing comes back by itself. Find the cause first (docs/runbooks/kill-switch.md), then:

                  ./mymovie switch plan --stage %s
                  ./mymovie switch restore --stage %s
                """.formatted(
                                String.join("\n", reasons),
                                lines(moved),
                                report.failures().isEmpty() ? "nothing" : report.failures(),
                                stage,
                                stage),
                log);
    }

    void restored(Switch.Report report, Consumer<String> log) {
        send(
                "kill switch of %s: restored %s"
                        .formatted(stage, String.join(", ", report.moved().keySet())),
                """
                Put back:
                %sChanged since the cut, and left as deployed: %s
                """.formatted(
                                lines(report.moved()),
                                report.changed().isEmpty() ? "nothing" : String.join(", ", report.changed())),
                log);
    }

    void told(List<String> reasons, Consumer<String> log) {
        send(
                "kill switch of %s: nothing is cut".formatted(stage),
                """
                %s

                If it should be cut: ./mymovie switch cut --stage %s
                """.formatted(String.join("\n", reasons), stage),
                log);
    }

    private static String lines(Map<String, List<String>> moved) {
        StringBuilder lines = new StringBuilder();
        moved.forEach((level, things) -> lines.append("  %s: %s%n".formatted(level, String.join(", ", things))));
        return lines.toString();
    }

    private void send(String subject, String message, Consumer<String> log) {
        String region = topic.split(":", -1)[3];
        try {
            aws.send(Call.query(
                    "sns",
                    region,
                    "sns.%s.amazonaws.com".formatted(region),
                    "Action=Publish&Version=2010-03-31&TopicArn=%s&Subject=%s&Message=%s"
                            .formatted(
                                    encoded(topic),
                                    encoded(subject.substring(0, Math.min(SUBJECT, subject.length()))),
                                    encoded(message))));
        } catch (RuntimeException e) {
            log.accept("kill switch: the mail '%s' was not sent: %s".formatted(subject, e));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
