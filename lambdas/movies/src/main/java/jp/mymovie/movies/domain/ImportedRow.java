package jp.mymovie.movies.domain;

/**
 * A row of an import and what became of it.
 *
 * @param number of the row in its import, by which the user chooses its film; ascending, not without gaps
 */
public record ImportedRow(int number, ImportRow row, Fate fate) {
    public ImportedRow becomes(Fate next) {
        return new ImportedRow(number, row, next);
    }
}
