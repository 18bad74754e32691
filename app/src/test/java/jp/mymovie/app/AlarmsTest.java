package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.mymovie.app.settings.Checkout;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;
import org.junit.jupiter.api.Test;

/** The alarms of the committed settings: what a mail says, whom it reaches, where it leads, what they cost together. */
class AlarmsTest {
    private static final Path RUNBOOKS = Checkout.root().resolve("docs/runbooks");
    private static final Pattern NAME = Pattern.compile("[A-Z]\\w+ [a-z]+( [A-Za-z]+)?: [a-z -]+( \\(VERSION\\))?");
    private static final Pattern DESCRIPTION = Pattern.compile(
            "\\[(page|morning)] [\\w ]+, account \\w+: .+\\. Look first: .+\\. Runbook: https://.+/docs/runbooks/([a-z-]+)\\.md");
    private static final Pattern KIND = Pattern.compile("`([A-Za-z][A-Za-z -]+[a-z])`");

    /** As issue and design allow. */
    private static final int MOST_BILLED = 30;

    private final List<Resource> alarms = Assembly.resources(
            Assembly.read(SynthesizedEstate.get().directory()).stacks(), "AWS::CloudWatch::Alarm");

    @Test
    void sayAccountServiceUrgencyFirstLookAndRunbook() {
        assertThat(alarms).hasSizeGreaterThan(5).allSatisfy(alarm -> {
            assertThat(name(alarm)).as(alarm.id()).matches(NAME);
            assertThat(description(alarm)).as(name(alarm)).matches(DESCRIPTION);
        });
    }

    @Test
    void notifyTheTopicOfTheirUrgencyAndAreOverByMailOnlyIfTheyPage() {
        for (Resource alarm : alarms) {
            if (kind(alarm).equals("new version fails")) {
                // CodeDeploy alone reads it: it rolls back, and the deployment fails.
                assertThat(alarm.property("AlarmActions").isMissingNode())
                        .as(name(alarm))
                        .isTrue();
                continue;
            }
            String severity = description(alarm).replaceFirst("^\\[(\\w+)].*", "$1");
            assertThat(alarm.property("AlarmActions").toString())
                    .as(name(alarm))
                    .containsPattern("mymovie-" + severity + "\"|\"Ref\":\"Alarms|ImportValue");
            assertThat(alarm.property("OKActions").size())
                    .as(name(alarm))
                    .isLessThanOrEqualTo(severity.equals("page") ? 1 : 0);
        }
    }

    @Test
    void leadToAPageThatNamesThemInBothLanguages() {
        for (Resource alarm : alarms) {
            Matcher description = DESCRIPTION.matcher(description(alarm));
            assertThat(description.matches()).as(name(alarm)).isTrue();
            for (String language : List.of(".md", ".ja.md")) {
                String page = description.group(2) + language;
                assertThat(text(page)).as(page).contains("`" + kind(alarm) + "`");
                assertThat(row("README" + language, kind(alarm))).contains("(" + page + ")");
            }
        }
    }

    @Test
    void areFew() {
        Map<String, Integer> billed = new TreeMap<>();
        alarms.forEach(alarm -> billed.merge(name(alarm), billed(alarm), Integer::sum));
        Assembly.resources(
                        Assembly.read(SynthesizedEstate.get().directory()).stacks(), "AWS::CloudWatch::CompositeAlarm")
                .forEach(alarm -> billed.merge(name(alarm), 5, Integer::sum));
        int sum = billed.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("%d billed alarm metrics: %s%n", sum, billed);
        assertThat(sum).as(billed.toString()).isPositive().isLessThanOrEqualTo(MOST_BILLED);
    }

    /**
     * An alarm is billed for each metric that it looks at, a band of the usual three times.
     *
     * @see <a href="https://aws.amazon.com/cloudwatch/pricing/">CloudWatch's prices</a>
     */
    private static int billed(Resource alarm) {
        if (alarm.property("Metrics").isMissingNode()) {
            return 1;
        }
        int metrics = 0;
        for (JsonNode metric : alarm.property("Metrics")) {
            metrics += metric.has("MetricStat") ? 1 : 0;
        }
        return alarm.property("ThresholdMetricId").isMissingNode() ? metrics : 3 * metrics;
    }

    /** Widgets of alarm states are silent about an alarm that is not there. */
    @Test
    void ofTheDashboardExist() {
        Assembly assembly = Assembly.read(SynthesizedEstate.get().directory());
        String dashboard = Values.ofAnyType(assembly.stacks())
                .text(
                        Assembly.resources(assembly.stacks(), "AWS::CloudWatch::Dashboard")
                                .get(0),
                        "DashboardBody");
        List<String> shown = Pattern.compile("arn:aws:cloudwatch:([\\w-]+):\\d+:alarm:([^\"]+)")
                .matcher(dashboard)
                .results()
                .map(arn -> arn.group(1) + " " + arn.group(2))
                .toList();
        assertThat(shown)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(alarms.stream()
                        .filter(alarm -> alarm.stack().stage().equals("Monitoring"))
                        .map(alarm -> alarm.stack().region() + " " + name(alarm))
                        .toList());
    }

    @Test
    void andFindingsHaveARowInTheIndex() {
        String page = text("morning-mail.md");
        String findings = page.substring(page.indexOf("## What to do"), page.indexOf("The log of a function"));
        List<String> kinds = KIND.matcher(findings.lines()
                        .filter(line -> line.startsWith("| `") || line.startsWith("A page of its own"))
                        .map(line -> line.startsWith("| ") ? line.split("\\|")[1] : line)
                        .collect(Collectors.joining("\n")))
                .results()
                .map(kind -> kind.group(1))
                .toList();
        assertThat(kinds).hasSizeGreaterThan(20).allSatisfy(kind -> {
            row("README.md", kind);
            row("README.ja.md", kind);
        });
    }

    @Test
    void leadFromTheIndexToPagesThatExist() {
        for (String index : List.of("README.md", "README.ja.md")) {
            assertThat(Pattern.compile("\\(([a-z-]+(?:\\.ja)?\\.md)\\)")
                            .matcher(text(index))
                            .results())
                    .hasSizeGreaterThan(15)
                    .allSatisfy(
                            link -> assertThat(RUNBOOKS.resolve(link.group(1))).exists());
        }
    }

    private static String row(String index, String kind) {
        List<String> rows = new ArrayList<>(text(index)
                .lines()
                .filter(line -> line.startsWith("|") && line.contains("`" + kind + "`"))
                .toList());
        assertThat(rows).as("rows of `%s` in %s", kind, index).isNotEmpty();
        return String.join("\n", rows);
    }

    /** A version is known when it is deployed. */
    private static String name(Resource alarm) {
        JsonNode name = alarm.property("AlarmName");
        return name.isTextual()
                ? name.asText()
                : name.at("/Fn::Join/1")
                        .valueStream()
                        .map(part -> part.isTextual() ? part.asText() : "VERSION")
                        .collect(Collectors.joining());
    }

    private static String kind(Resource alarm) {
        return name(alarm).replaceFirst("^[^:]*: ", "").replace(" (VERSION)", "");
    }

    private static String description(Resource alarm) {
        return alarm.property("AlarmDescription").asText();
    }

    private static String text(String page) {
        try {
            return Files.readString(RUNBOOKS.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
