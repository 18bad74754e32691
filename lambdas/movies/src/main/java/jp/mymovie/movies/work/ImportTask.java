package jp.mymovie.movies.work;

import java.time.Clock;
import jp.mymovie.movies.domain.ImportStep;
import jp.mymovie.movies.domain.Importer;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.dynamodb.DynamoDbImports;

/** Carries out imports, a step for each change of their jobs that is not overtaken. */
final class ImportTask implements Task {
    private final DynamoDbImports imports;
    private final Importer importer;
    private final Clock clock;

    ImportTask(DynamoDbImports imports, Importer importer, Clock clock) {
        this.imports = imports;
        this.importer = importer;
        this.clock = clock;
    }

    @Override
    public boolean takes(Change change) {
        return DynamoDbImports.importing(change) != null;
    }

    @Override
    public void run(Change change) {
        ImportStep step = imports.step(change, clock);
        if (step != null) {
            importer.run(step);
        }
    }
}
