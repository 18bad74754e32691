package jp.mymovie.movies.csv;

import java.nio.charset.StandardCharsets;
import jp.mymovie.movies.domain.ImportFile;

/**
 * Reads the list that a user brings of another service, as the service or the user's own computer has saved it: CSV, JSON
 * of Trakt or the archive of Letterboxd, told by its content. What it does not say itself is asked for and not guessed.
 */
public final class ListFile {
    private ListFile() {}

    /** @throws WrongFile if it is of no format that is known, broken, too long, or does not tell all that is needed */
    public static ImportFile read(byte[] file, Options options) {
        Gathered gathered = new Gathered();
        if (LetterboxdArchive.is(file)) {
            LetterboxdArchive.read(file, options, gathered);
            return gathered.file(LetterboxdArchive.SERVICE);
        }
        String text = Encoding.text(file);
        if (TraktJson.is(text)) {
            TraktJson.read(text, options, gathered);
            return gathered.file(TraktJson.SERVICE);
        }
        return gathered.file(Table.read(text, "", options, gathered));
    }

    /** The same of a text. */
    public static ImportFile read(String text, Options options) {
        return read(text.getBytes(StandardCharsets.UTF_8), options);
    }
}
