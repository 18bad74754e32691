package jp.mymovie.movies.csv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CSV file with a line of column names. Ahead of it may stand what Excel is told of the separator, or the title of a
 * list of Letterboxd.
 */
final class Table {
    private static final Pattern EXCEL = Pattern.compile("\"?sep=([,;\t])\"?(\r\n|\r|\n)");
    private static final Pattern LIST_HEADER = Pattern.compile("(?im)^\"?position\"?[,;\t]");
    private static final String LIST = "letterboxd list export v";
    private static final String MARK = "\ufeff";

    private Table() {}

    /** Reads all lines of it. @param where names the file, empty for the only one @return whose it is */
    static String read(String text, String where, Options options, Gathered gathered) {
        Lines lines = lines(text.startsWith(MARK) ? text.substring(MARK.length()) : text);
        if (!lines.hasNext()) {
            throw new WrongFile("the file must begin with a line of column names, got nothing");
        }
        Lines.Line header = lines.next();
        if (header.fault() != null) {
            throw new WrongFile("the line of column names cannot be read: " + header.fault());
        }
        Columns columns = new Columns(header.fields());
        Format format = Format.of(columns, options);
        gathered.ignored(where, format.ignored(columns));
        while (lines.hasNext()) {
            Lines.Line line = lines.next();
            if (!line.blank()) {
                Columns.Row row = columns.row(line);
                gathered.line(where, line.number(), title(row), () -> {
                    if (line.fault() != null) {
                        throw new BadValue(line.fault());
                    }
                    if (row.overflows()) {
                        throw new BadValue("it has %d fields and the line of column names %d: put texts into quotes"
                                .formatted(row.size(), row.columns()));
                    }
                    return format.read(row, options);
                });
            }
        }
        return format.service();
    }

    private static Lines lines(String text) {
        int place = 0;
        int number = 1;
        Matcher excel = EXCEL.matcher(text);
        if (excel.lookingAt()) {
            return new Lines(text, excel.group(1).charAt(0), excel.end(), 2);
        }
        if (text.regionMatches(true, 0, LIST, 0, LIST.length()) || text.startsWith("\"" + LIST)) {
            Matcher header = LIST_HEADER.matcher(text);
            if (header.find()) {
                place = header.start();
                number += ends(text.substring(0, place));
            }
        }
        return new Lines(text, separator(text, place), place, number);
    }

    private static int ends(String text) {
        int ends = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean inPair = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((text.charAt(i) == '\n' || text.charAt(i) == '\r') && !inPair) {
                ends++;
            }
        }
        return ends;
    }

    /** Separator of most column names: a comma in one of them is no separator. */
    private static char separator(String text, int from) {
        int[] found = new int[3];
        boolean quoted = false;
        int start = from;
        while (start < text.length() && "\r\n".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        for (int i = start; i < text.length() && "\r\n".indexOf(text.charAt(i)) < 0; i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            int which = ",;\t".indexOf(c);
            if (!quoted && which >= 0) {
                found[which]++;
            }
        }
        int most = 0;
        for (int i = 1; i < found.length; i++) {
            most = found[i] > found[most] ? i : most;
        }
        return ",;\t".charAt(most);
    }

    /** For the user to find the line by, whatever became of it. */
    private static String title(Columns.Row row) {
        String column = row.filled("title", "name", "film", "movie", "タイトル", "作品名", "作品", "映画");
        return column == null ? "" : String.valueOf(row.text(column));
    }
}
