package jp.mymovie.movies.domain;

final class InMemoryMovieStoreTest extends MovieStoreContract {
    private final MovieStore store = new InMemoryMovieStore();

    @Override
    protected MovieStore store() {
        return store;
    }
}
