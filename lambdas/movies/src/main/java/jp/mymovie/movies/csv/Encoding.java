package jp.mymovie.movies.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text of a file that does not tell its encoding: UTF-8, UTF-16 of either order, or what Excel in Japan saves
 * (windows-31j). Another encoding of the West decodes as Japanese too, so that one is taken only where the text looks
 * Japanese.
 */
final class Encoding {
    private static final int LOOKED_AT = 256;
    private static final char REPLACEMENT = '\ufffd';

    private Encoding() {}

    /** @throws WrongFile if it is in none of the encodings, or was broken before */
    static String text(byte[] file) {
        String text = decoded(file);
        if (text == null || text.indexOf(REPLACEMENT) >= 0) {
            throw new WrongFile("the file must be in UTF-8, UTF-16 or Shift_JIS, got bytes that are not:"
                    + " save it as UTF-8 and send it again");
        }
        return text;
    }

    private static @Nullable String decoded(byte[] file) {
        if (starts(file, 0xef, 0xbb, 0xbf)) {
            return strictly(StandardCharsets.UTF_8, file, 3);
        }
        if (starts(file, 0xff, 0xfe)) {
            return strictly(StandardCharsets.UTF_16LE, file, 2);
        }
        if (starts(file, 0xfe, 0xff)) {
            return strictly(StandardCharsets.UTF_16BE, file, 2);
        }
        Charset wide = wide(file);
        if (wide != null) {
            return strictly(wide, file, 0);
        }
        String text = strictly(StandardCharsets.UTF_8, file, 0);
        return text == null ? japanese(file) : text;
    }

    /** UTF-16 without a mark: every other byte of the column names is 0. */
    private static @Nullable Charset wide(byte[] file) {
        int[] zeros = new int[2];
        int length = Math.min(file.length, LOOKED_AT);
        for (int i = 0; i < length; i++) {
            if (file[i] == 0) {
                zeros[i % 2]++;
            }
        }
        if (Math.max(zeros[0], zeros[1]) * 4 <= length || Math.min(zeros[0], zeros[1]) > 0) {
            return null;
        }
        return zeros[1] > 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static @Nullable String japanese(byte[] file) {
        String text = strictly(Charset.forName("windows-31j"), file, 0);
        return text == null || brokenUtf8(file) || western(text) ? null : text;
    }

    /** True if more of it is UTF-8 than is not: some bytes were lost. */
    private static boolean brokenUtf8(byte[] file) {
        long lost = 0;
        long good = 0;
        String text = new String(file, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == REPLACEMENT) {
                lost++;
            } else if (c > 0x7f) {
                good++;
            }
        }
        return good > lost;
    }

    /** True if a single ideograph stands between Latin letters: é and the letter behind it make one. */
    private static boolean western(String text) {
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) > 0xff && latin(text.charAt(i - 1)) && latin(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean latin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean starts(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= file.length || (file[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String strictly(Charset charset, byte[] file, int from) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(file, from, file.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
