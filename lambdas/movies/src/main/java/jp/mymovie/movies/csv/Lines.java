package jp.mymovie.movies.csv;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a CSV file as RFC 4180 has them, ended by LF, CRLF or CR. A quote that is not closed, or stands within a
 * quoted field, costs the line it is on: reading goes on behind its end. Libraries end there, or take the rest of the file
 * for one field.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class Lines implements Iterator<Lines.Line> {
    /** Characters of a quoted field; what is longer has lost its end, and looking for it in every line would take long. */
    private static final int MAX_FIELD = 40_000;

    private static final String BROKEN = "a quote is not closed or stands within a text: write a quote as \"\"";

    private final String text;
    private final char separator;
    private int place;
    private int number;

    /**
     * A line with at least one character.
     *
     * @param number of the line in the file, from 1
     * @param fault why its fields are not to be trusted
     */
    record Line(int number, List<String> fields, @Nullable String fault) {
        boolean blank() {
            return fields.stream().allMatch(String::isBlank);
        }
    }

    Lines(String text, char separator, int place, int number) {
        this.text = text;
        this.separator = separator;
        this.place = place;
        this.number = number;
        skipEmpty();
    }

    @Override
    public boolean hasNext() {
        return place < text.length();
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there is no line more");
        }
        int start = place;
        int first = number;
        List<String> fields = new ArrayList<>();
        String fault = null;
        do {
            if (place < text.length() && text.charAt(place) == '"') {
                String field = quoted();
                if (field == null) {
                    fault = BROKEN;
                    fields = pieces(start);
                    number = first;
                    break;
                }
                fields.add(field);
            } else {
                fields.add(unquoted());
            }
        } while (separated());
        lineEnd();
        skipEmpty();
        return new Line(first, fields, fault);
    }

    /** Null where the quote is not closed before a separator or the end of a line. */
    private @Nullable String quoted() {
        StringBuilder field = new StringBuilder();
        int i = place + 1;
        int end = (int) Math.min(text.length(), (long) i + MAX_FIELD);
        int ends = 0;
        for (; i < end; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    i++;
                } else if (i + 1 == text.length() || text.charAt(i + 1) == separator || ends(i + 1)) {
                    place = i + 1;
                    number += ends;
                    return field.toString();
                } else {
                    return null;
                }
            } else if (ends(i) && !(c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                ends++;
            }
            field.append(c);
        }
        return null;
    }

    private String unquoted() {
        int start = place;
        while (place < text.length() && text.charAt(place) != separator && !ends(place)) {
            place++;
        }
        return text.substring(start, place);
    }

    /** Pieces of a broken line, for its title, and the place at its end. */
    private List<String> pieces(int start) {
        place = start;
        while (place < text.length() && !ends(place)) {
            place++;
        }
        return List.of(text.substring(start, place).replace("\"", "").split(String.valueOf(separator), -1));
    }

    private boolean separated() {
        if (place < text.length() && text.charAt(place) == separator) {
            place++;
            return true;
        }
        return false;
    }

    private boolean ends(int at) {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private void skipEmpty() {
        while (place < text.length() && ends(place)) {
            lineEnd();
        }
    }

    private void lineEnd() {
        if (place < text.length()) {
            place += text.startsWith("\r\n", place) ? 2 : 1;
            number++;
        }
    }
}
