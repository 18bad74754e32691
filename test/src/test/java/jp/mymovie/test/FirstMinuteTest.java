package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first minute of {@code ./mymovie up}, with its demo. */
class FirstMinuteTest {
    private static final Map<String, Integer> LISTS = Map.of("hanako", 160, "taro", 110, "yuki", 60);

    /** Loopback as {@code /proc/net} writes it: 127.0.0.1, the same as IPv6, and ::1. */
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

    private static RunningEstate estate;
    private static Instant ready;

    @BeforeAll
    static void start() {
        estate = RunningEstate.start(Assembly.directory());
        ready = Instant.now();
    }

    @AfterAll
    static void stop() {
        estate.close();
    }

    @Test
    void fillsTheListsOfTheDemoAndSaysNothingThatIsNotForTheReader() throws Exception {
        assertThat(counts().values()).as("when it says that it is ready").allMatch(count -> count >= 20);
        while (!counts().equals(LISTS) && Instant.now().isBefore(ready.plusSeconds(180))) {
            Thread.sleep(500);
        }
        assertThat(counts()).isEqualTo(LISTS);
        assertNothingStrange(estate);
    }

    @Test
    void endsWithoutAWordThatIsNotForTheReader() throws Exception {
        try (RunningEstate other = RunningEstate.start(Assembly.directory(), "--empty")) {
            other.terminate();
            assertThat(other.endsWithin(Duration.ofSeconds(10))).isTrue();
            assertNothingStrange(other);
        }
    }

    private static void assertNothingStrange(RunningEstate run) throws IOException {
        assertThat(run.words().lines()).isNotEmpty().allMatch(line -> line.matches("mymovie: \\d+\\.\\d s: .*"));
    }

    @Test
    void listensOnTheLoopbackAddressAlone() throws IOException {
        Set<String> sockets = new HashSet<>();
        for (ProcessHandle process : estate.processes()) {
            try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
                for (Path file : files.toList()) {
                    sockets.add(
                            Files.isSymbolicLink(file)
                                    ? Files.readSymbolicLink(file).toString()
                                    : "");
                }
            } catch (IOException e) {
                assertThat(process.isAlive())
                        .as("the files of a living process are readable")
                        .isFalse();
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                // The fourth field is the state, 0A is LISTEN; the tenth is the inode.
                if (fields[3].equals("0A") && sockets.contains("socket:[" + fields[9] + "]")) {
                    addresses.add(fields[1].split(":")[0]);
                }
            }
        }
        assertThat(addresses)
                .as("the estate, its tables and a Runtime API a function")
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(LOOPBACK::contains);
    }

    private static Map<String, Integer> counts() {
        return LISTS.keySet().stream()
                .collect(Collectors.toMap(
                        user -> user,
                        user -> Json.of(estate.get("/api/v1/users/%s?rev=%d".formatted(user, System.nanoTime()))
                                        .send())
                                .path("count")
                                .asInt()));
    }
}
