package jp.mymovie.movies.domain;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A few thousand histories of imports on the store in memory. */
final class InMemoryImportHistoriesTest extends ImportHistories {
    private InMemoryMovieStore store = new InMemoryMovieStore();
    private InMemoryImports imports = new InMemoryImports();

    @Override
    protected MovieStore store() {
        return store;
    }

    @Override
    protected Imports imports() {
        return imports;
    }

    @Override
    protected @Nullable ImportStep step(String userId, String id) {
        return imports.step(userId, id, CLOCK.instant());
    }

    @Test
    void aCorrectedStoppedOrUndoneImportLeavesWhatItShould() {
        for (int seed = Integer.getInteger("seed", 0); seed < 3_000; seed++) {
            store = new InMemoryMovieStore();
            imports = new InMemoryImports();
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
