package jp.mymovie.movies.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of an import, as the store lets it be done. Every write is refused, by false, once the import has gone on without
 * this step; then the step ends.
 */
public interface ImportStep {
    String userId();

    /** Id of the import. */
    String id();

    Imports.Order order();

    /** The part of the rows it goes on from, from 0; {@link #parts()} at the end. */
    int part();

    int parts();

    List<ImportedRow> rows(int part);

    /** Keeps what is known of rows of a part before it is acted upon. */
    boolean note(int part, List<ImportedRow> rows);

    /** Keeps what became of the rows of a part, counts it, and goes on with another part. */
    boolean keep(int part, List<ImportedRow> rows, int next);

    /** Ends the step; another one comes. */
    void pause();

    /** Ends the import. @param reason for the user, where it has failed */
    void end(Imports.Phase phase, @Nullable String reason);
}
