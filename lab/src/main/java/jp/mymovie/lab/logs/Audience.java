package jp.mymovie.lab.logs;

import java.util.List;
import java.util.random.RandomGenerator;

/** Who comes and what they look at. A few come often and a few films are known to everybody: both follow Zipf's law. */
final class Audience {
    private static final int CLIENTS = 20_000;
    private static final int USERS = 5_000;
    private static final int FILMS = 8_000;

    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15",
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1");
    private static final List<String> BOTS = List.of(
            "Mozilla/5.0 (compatible; Examplebot/2.1; +https://bot.example/about)",
            // The estate's own, which is no visitor.
            "mymovie-probe",
            "curl/8.11.1",
            "python-requests/2.32.3",
            "Go-http-client/2.0",
            "");
    private static final List<String> HOSTILE = List.of(
            "\"}{\"sc-status\":\"200\",\"x\":\"",
            "a\r\nb\tc\u0000d\\\"e'",
            "' OR '1'='1'; DROP TABLE cloudfront; --",
            "\u202eamirp\u202c \u200f\u05d0\u05d1\u05d2",
            "🎬🍿 \ud83d\ude80 映画",
            "-",
            "${jndi:ldap://x.example/a}",
            "A".repeat(6000));

    private final String[] addresses = new String[CLIENTS];

    Audience() {
        for (int i = 0; i < CLIENTS; i++) {
            addresses[i] = address(i);
        }
    }

    /** Ranges that belong to nobody: for benchmarks, and for documentation. */
    private static String address(int client) {
        int mixed = client * 0x9E3779B1 >>> 1;
        return client % 3 == 0
                ? "2001:db8:%x:%x::%x".formatted(mixed >>> 16, mixed & 0xffff, 1 + client % 200)
                : "198.%d.%d.%d".formatted(18 + (client & 1), client >> 8, client & 255);
    }

    int client(RandomGenerator random) {
        return zipf(random, CLIENTS);
    }

    String address(RandomGenerator random, boolean bot) {
        return bot ? "192.0.2." + (1 + zipf(random, 250)) : addresses[client(random)];
    }

    String userAgent(String address, boolean bot) {
        List<String> agents = bot ? BOTS : BROWSERS;
        return agents.get(Math.floorMod(address.hashCode(), agents.size()));
    }

    String hostile(RandomGenerator random) {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    String handle(RandomGenerator random) {
        return "user" + (1 + zipf(random, USERS));
    }

    String film(RandomGenerator random) {
        return String.valueOf(100 + zipf(random, FILMS) * 37);
    }

    /** A rank from 0: with an exponent of 1, the logarithm of a rank is uniform. */
    private static int zipf(RandomGenerator random, int count) {
        return Math.min(count, (int) Math.exp(random.nextDouble() * Math.log(count + 1.0))) - 1;
    }
}
