package jp.mymovie.movies.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.mymovie.movies.domain.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * The archive that Letterboxd exports, of which films watched, diary, reviews, ratings and watchlist are read; the rating
 * that stands in the ratings is the one that counts now. Lists, likes, comments and what was deleted are named and left.
 */
final class LetterboxdArchive {
    static final String SERVICE = "letterboxd";

    /** In the order of reading: the last score of a film is kept. */
    private static final List<String> FILES =
            List.of("watched.csv", "diary.csv", "reviews.csv", "ratings.csv", "watchlist.csv");

    /** Bytes of what is read, unpacked: some ten times the diary of somebody who sees a film a day for fifty years. */
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final int MAX_FILES = 5_000;
    private static final int SHOWN = 60;
    private static final int SOME = 30;

    private LetterboxdArchive() {}

    static boolean is(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    static void read(byte[] archive, Options options, Gathered gathered) {
        if (options.scale() != null || options.use() != null) {
            throw new WrongFile("the archive of letterboxd tells all that is needed: leave 'scale' and 'as' out");
        }
        List<String> others = new ArrayList<>();
        Map<String, byte[]> files = unpacked(archive, others);
        if (files.isEmpty()) {
            throw new WrongFile("the archive must be letterboxd's, with diary.csv, ratings.csv or watched.csv, got: "
                    + (others.isEmpty() ? "nothing" : String.join(", ", others))
                    + ": unpack it and send its files one by one");
        }
        for (String name : FILES) {
            byte[] file = files.get(name);
            String text = file == null ? "" : Encoding.text(file);
            if (!text.isBlank()) {
                Options.Use use = name.equals("watchlist.csv") ? Options.Use.WISH : Options.Use.WATCHED;
                Table.read(text, name + ": ", new Options(null, use), gathered);
            }
        }
        gathered.ignored("", others);
    }

    private static Map<String, byte[]> unpacked(byte[] archive, List<String> others) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            int left = MAX_BYTES;
            int count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > MAX_FILES) {
                    throw new WrongFile("the archive must have at most 5000 files");
                }
                String name = wanted(entry.getName());
                if (name == null) {
                    left -= skipped(zip, left);
                    if (!entry.isDirectory() && others.size() < SOME) {
                        others.add(FreeText.shown(entry.getName(), SHOWN));
                    }
                } else {
                    byte[] file = zip.readNBytes(left + 1);
                    left -= file.length;
                    if (left >= 0 && files.putIfAbsent(name, file) != null) {
                        throw new WrongFile("the archive must have one " + name + ", got two: unpack it and send one");
                    }
                }
                if (left < 0) {
                    throw new WrongFile("the archive must have at most 16 MB unpacked: unpack it and send its files one"
                            + " by one");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongFile("the archive is broken: unpack it and send its files one by one");
        }
        return files;
    }

    /** Bytes of an entry that is not read, which cost time all the same. */
    private static int skipped(ZipInputStream zip, int most) throws IOException {
        byte[] buffer = new byte[8192];
        int all = 0;
        for (int read = zip.read(buffer); read >= 0 && all <= most; read = zip.read(buffer)) {
            all += read;
        }
        return all;
    }

    /** At the top, or in the one folder that some programs put around it. */
    private static @Nullable String wanted(String path) {
        String name =
                path.startsWith("letterboxd-") && path.indexOf('/') >= 0 ? path.substring(path.indexOf('/') + 1) : path;
        return FILES.contains(name) ? name : null;
    }
}
