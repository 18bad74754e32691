package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages in a real browser, from the local estate: {@code test/browser}. */
class BrowserJourneyTest {
    @Test
    void leadsFromTheFrontPageToAListInThreeOrders() {
        assumeTrue(
                Stream.of("chromium", "chromium-browser", "google-chrome")
                        .anyMatch(name -> Files.isExecutable(Path.of("/usr/bin", name))),
                "skipped: no browser is installed (apt-get install chromium)");
        try (RunningEstate estate = RunningEstate.start(Assembly.directory(), "--empty")) {
            Project.Outcome outcome = Project.run(
                    List.of(
                            "node",
                            "--test",
                            "--test-concurrency=2",
                            "test/browser/journey.test.mjs",
                            "test/browser/pages.test.mjs"),
                    Map.of(
                            "MYMOVIE_URL",
                            estate.uri().toString(),
                            "MYMOVIE_SCREENS",
                            Project.file("test/target/screens").toString()));

            assertThat(outcome.exit()).as(outcome.all()).isZero();
        }
    }
}
