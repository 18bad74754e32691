package jp.mymovie.movies.work;

import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import jp.mymovie.movies.domain.ImportHistories;
import jp.mymovie.movies.domain.ImportStep;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.dynamodb.DynamoDbImports;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.TestTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Some histories of imports on DynamoDB Local. */
final class DynamoDbImportHistoriesTest extends ImportHistories {
    private String table = TestTable.create();
    private DynamoDbMovieStore store = new DynamoDbMovieStore(TestTable.client(), table);
    private DynamoDbImports imports = new DynamoDbImports(TestTable.client(), table);

    @Override
    protected MovieStore store() {
        return store;
    }

    @Override
    protected Imports imports() {
        return imports;
    }

    /** As the stream brings the job's last change. */
    @Override
    protected @Nullable ImportStep step(String userId, String id) {
        String pk = "J#" + userId;
        String sk = "IMPORT#" + id;
        Map<String, AttributeValue> job = TestTable.client()
                .getItem(request -> request.tableName(table)
                        .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)))
                        .consistentRead(true))
                .item();
        return imports.step(new Change(Change.Kind.MODIFY, pk, sk, null, job), CLOCK);
    }

    @Test
    void aCorrectedStoppedOrUndoneImportLeavesWhatItShould() {
        live(0, 12);
    }

    @Tag("deep")
    @Test
    void soDoManyMore() {
        live(100, 500);
    }

    private void live(int from, int histories) {
        for (int seed = from; seed < from + histories; seed++) {
            table = TestTable.create();
            store = new DynamoDbMovieStore(TestTable.client(), table);
            imports = new DynamoDbImports(TestTable.client(), table);
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            try {
                live(random);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with the seed " + seed, e);
            }
        }
    }
}
