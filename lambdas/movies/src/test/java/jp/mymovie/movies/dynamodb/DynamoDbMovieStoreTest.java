package jp.mymovie.movies.dynamodb;

import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.MovieStoreContract;

final class DynamoDbMovieStoreTest extends MovieStoreContract {
    private static final MovieStore STORE = new DynamoDbMovieStore(TestTable.client(), TestTable.create());

    @Override
    protected MovieStore store() {
        return STORE;
    }
}
