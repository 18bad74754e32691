package jp.mymovie.local.athena;

import io.trino.testing.MaterializedResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement gave.
 *
 * @param bytesRead from files, compressed as they are: what Athena bills
 */
public record Answer(List<String> columns, List<List<@Nullable Object>> rows, long bytesRead) {
    static Answer of(MaterializedResult result, long bytesRead) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        result.getMaterializedRows().forEach(row -> rows.add(row.getFields()));
        return new Answer(result.getColumnNames(), rows, bytesRead);
    }
}
