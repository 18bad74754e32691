package jp.mymovie.constructs.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The function at the edge, executed by Node.js with a module 'cloudfront' that writes the choice down. */
class KeyByAddressTest {
    private static final KeyShares SHARES = new KeyShares(12, 4);

    /** Ids of the chosen origins by request, written as method and address. */
    private static List<String> chosen(List<String> requests) {
        String script = """
                let chosen
                const cf = {
                  selectRequestOriginById: id => { chosen = id },
                  createRequestOriginGroup: group => {
                    if (String(group.failoverCriteria.statusCodes) !== '429') throw new Error('criteria')
                    chosen = group.originIds.map(each => each.originId).join(' ')
                  }
                }
                """ + KeyByAddress.source(SHARES).replace("import cf from 'cloudfront';", "") + """
                for (const line of require('fs').readFileSync(0, 'utf8').trim().split('\\n')) {
                  const [method, ip, length] = line.split(' ')
                  const request = { method, uri: '/'.padEnd(length || 9, 'x') }
                  const result = handler({ viewer: { ip }, request })
                  console.log(result === request ? chosen : result.statusCode)
                }
                """;
        try {
            Process node = new ProcessBuilder("node", "-e", script)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Thread writer = new Thread(() -> {
                try (OutputStream out = node.getOutputStream()) {
                    out.write(String.join("\n", requests).getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();
            return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givesAnAddressTwoKeysForReadsAndOneForWrites() {
        List<String> chosen = chosen(
                List.of("GET 192.0.2.7", "HEAD 192.0.2.7", "OPTIONS 192.0.2.7", "PUT 192.0.2.7", "DELETE 192.0.2.7"));

        assertThat(chosen.get(0)).matches("api-(0\\d|1[01]) api-(0\\d|1[01])").isEqualTo(chosen.get(1));
        assertThat(chosen.get(2)).isEqualTo(chosen.get(0).split(" ")[0]);
        assertThat(chosen.get(3)).matches("api-1[2-5]").isEqualTo(chosen.get(4));
    }

    @Test
    void takesTheFirstHalfOfAnAddressOfIpv6AndTheWholeOfIpv4() {
        List<String> chosen = chosen(List.of(
                "GET 2001:db8:0:0:1:2:3:4",
                "GET 2001:db8::9",
                "GET 2001:0DB8:0000::1:0:0:9",
                "GET 2001:db8:0:1::9",
                "GET 2001:db8:1::9",
                "GET ::",
                "GET 1::"));

        assertThat(chosen.subList(0, 3)).containsOnly(chosen.get(0));
        assertThat(chosen.subList(2, 7)).doesNotHaveDuplicates();
    }

    @Test
    void neverGivesAnAddressTheSameKeyTwiceAndUsesAllKeysAlike() {
        int addresses = 12_000;
        List<String> chosen = chosen(IntStream.range(0, addresses)
                .mapToObj(i -> "GET 203.%d.%d.%d".formatted(i / 65_536, i / 256 % 256, i % 256))
                .toList());

        assertThat(chosen)
                .hasSize(addresses)
                .allSatisfy(keys -> assertThat(keys.split(" ")[0]).isNotEqualTo(keys.split(" ")[1]));
        for (int place = 0; place < 2; place++) {
            int at = place;
            Map<String, Long> counts =
                    chosen.stream().collect(Collectors.groupingBy(keys -> keys.split(" ")[at], Collectors.counting()));
            assertThat(counts)
                    .hasSize(12)
                    .allSatisfy((key, count) ->
                            assertThat(count).isBetween(addresses / 12 * 3 / 4L, addresses / 12 * 5 / 4L));
        }
        // Keys that neighbours of a flood share with it.
        assertThat(chosen.stream().distinct()).hasSize(12 * 11);
    }

    @Test
    void answersLongPathsItselfSoThatARecordOfTheLogStaysBelowAStepOfItsPrice() {
        List<String> chosen = chosen(List.of("GET 192.0.2.7 1024", "GET 192.0.2.7 1025", "PUT 192.0.2.7 8000"));

        assertThat(chosen.get(0)).startsWith("api-");
        assertThat(chosen.subList(1, 3)).containsExactly("414", "414");
    }

    @Test
    void writesTheNumbersOfKeysIntoTheFunction() {
        assertThat(KeyByAddress.source(SHARES)).contains("const READS = 12;", "const WRITES = 4;");
        assertThat(KeyByAddress.source(KeyShares.STANDARD)).contains("const READS = 20;", "const WRITES = 5;");
        assertThat(KeyByAddress.source(SHARES).length()).as("at most 10 KB").isLessThan(10_240);
    }
}
