package jp.mymovie.lab.logs;

import java.util.random.RandomGenerator;

/** Ids as AWS makes them up. */
final class Ids {
    private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int EDGE = 56;

    private Ids() {}

    /** A version 4 UUID. */
    static String uuid(RandomGenerator random) {
        byte[] text = new byte[36];
        long bits = random.nextLong();
        for (int i = 0, digit = 0; i < 36; i++) {
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                text[i] = '-';
                continue;
            }
            text[i] = HEX[(int) bits & 15];
            bits >>>= 4;
            if (++digit == 16) {
                bits = random.nextLong();
            }
        }
        text[14] = '4';
        text[19] = HEX[8 | text[19] & 3];
        return text(text);
    }

    /** CloudFront's: 40 bytes in the Base64 of URLs. */
    static String edge(RandomGenerator random) {
        byte[] text = new byte[EDGE];
        long bits = 0;
        for (int i = 0; i < EDGE - 2; i++) {
            if (i % 10 == 0) {
                bits = random.nextLong();
            }
            text[i] = BASE64[(int) bits & 63];
            bits >>>= 6;
        }
        text[EDGE - 2] = '=';
        text[EDGE - 1] = '=';
        return text(text);
    }

    private static String text(byte[] ascii) {
        return new String(ascii, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
