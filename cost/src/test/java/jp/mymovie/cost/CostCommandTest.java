package jp.mymovie.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import jp.mymovie.cost.price.Price;
import jp.mymovie.cost.price.Prices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String day, String... arguments) {
        return Cost.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC),
                arguments);
    }

    /** An assembly of one stack with one resource. */
    private Path assembly(String name, String resource) throws IOException {
        Path directory = Files.createDirectories(folder.resolve(name));
        Files.writeString(directory.resolve("manifest.json"), """
                {"artifacts": {"One": {"type": "aws:cloudformation:stack", "displayName": "Prod/One",
                  "environment": "aws://000000000005/ap-northeast-1", "properties": {"templateFile": "One.template.json"}}}}
                """);
        Files.writeString(
                directory.resolve("One.template.json"), "{\"Resources\": {\"Only\": %s}}".formatted(resource));
        return directory;
    }

    private Path dashboards(String name) throws IOException {
        return assembly(name, "{\"Type\": \"AWS::Route53::HostedZone\", \"Properties\": {}}");
    }

    @Test
    void printsTheMonthAndTheWorstDay() throws IOException {
        String directory = dashboards("a").toString();
        assertThat(run("2026-12-01", "--assembly", directory)).isZero();
        assertThat(run("2026-12-01", "--assembly", directory, "--worst")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Prod/One/Only route53.zone")
                .contains("0.02, unbounded in 1")
                .contains("route53.queries [?]");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void writesTheSheetForPrograms() throws IOException {
        assertThat(run("2026-12-01", "--assembly", dashboards("a").toString(), "--json"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"price\" : \"route53.zone\"")
                .contains("\"to\" : null");
    }

    @Test
    void saysWhatDiffersFromAnotherAssembly() throws IOException {
        Path after = assembly("b", """
                {"Type": "AWS::Lambda::Function", "Properties": {"ReservedConcurrentExecutions": 2, "MemorySize": 1024}}
                """);
        Path before = assembly("a", "{\"Type\": \"AWS::Lambda::Function\", \"Properties\": {\"MemorySize\": 1024}}");
        assertThat(run("2026-12-01", "--assembly", after.toString(), "--against", before.toString()))
                .isZero();
        // 2 at once, a gigabyte, a day.
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Prod/One/Only lambda.gbseconds")
                .contains("unbounded -> 2.30");
    }

    @Test
    void warnsOfPricesThatWereReadLongAgo() throws IOException {
        String directory = dashboards("a").toString();
        LocalDate oldest = Prices.read().all().stream()
                .map(Price::read)
                .min(LocalDate::compareTo)
                .orElseThrow();
        run(oldest.plusDays(180).toString(), "--assembly", directory);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(run(oldest.plusDays(181).toString(), "--assembly", directory))
                .isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("'route53.zone' was read on 2026-11-27, more than 180 days ago");
    }

    @Test
    void refusesAnUnknownTypeAndUnknownWords() throws IOException {
        Path unknown = assembly("a", "{\"Type\": \"AWS::EC2::NatGateway\", \"Properties\": {}}");
        assertThat(run("2026-12-01", "--assembly", unknown.toString())).isEqualTo(2);
        assertThat(run("2026-12-01", "--best")).isEqualTo(2);
        assertThat(run("2026-12-01", "--against")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("must be priced or free, got 'AWS::EC2::NatGateway' (Prod/One/Only)")
                .contains("unknown argument '--best'")
                .contains("'--against' must be followed by a directory, got none");
    }

    @Test
    void everyPriceNamesItsPage() {
        assertThat(Prices.read().all())
                .hasSizeGreaterThan(30)
                .allMatch(price -> price.source().startsWith("https://"))
                .allMatch(price -> price.per() > 0 && price.dollars() >= 0 && price.free() >= 0);
    }

    @Test
    void refusesAFigureThatIsNotThere() {
        assertThatThrownBy(() -> jp.mymovie.cost.price.Figures.FLOOD.get("locusts"))
                .hasMessage("'figure' must name a row of flood.txt, got 'locusts'");
    }
}
