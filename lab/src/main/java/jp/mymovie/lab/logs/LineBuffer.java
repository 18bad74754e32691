package jp.mymovie.lab.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Log lines on their way to a file: UTF-8, written without an object a field. */
final class LineBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    LineBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    LineBuffer raw(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    /** Some of its bytes once more. */
    LineBuffer repeat(int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    LineBuffer letter(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** As it stands inside of a JSON string. */
    LineBuffer json(String text) {
        int count = text.length();
        room(count * 6);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                raw(text.substring(i, i = end(text, i)).getBytes(StandardCharsets.UTF_8));
                i--;
                room((count - i) * 6);
            } else if (c == '"' || c == '\\') {
                bytes[length++] = '\\';
                bytes[length++] = (byte) c;
            } else if (c < ' ') {
                raw(new byte[] {'\\', 'u', '0', '0', HEX[c >> 4], HEX[c & 15]});
            } else {
                bytes[length++] = (byte) c;
            }
        }
        return this;
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= 0x80) {
            end++;
        }
        return end;
    }

    LineBuffer number(long value) {
        room(20);
        if (value < 0) {
            return json(Long.toString(value));
        }
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        int at = length += digits;
        do {
            bytes[--at] = (byte) ('0' + value % 10);
            value /= 10;
        } while (value > 0);
        return this;
    }

    /** A number with leading zeros. */
    LineBuffer number(long value, int digits) {
        room(digits);
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + value % 10);
            value /= 10;
        }
        length += digits;
        return this;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
