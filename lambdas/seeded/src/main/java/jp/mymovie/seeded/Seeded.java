package jp.mymovie.seeded;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tries a property on drawn values. A run has one seed, which is printed; a failure names the seed with which the
 * failing try comes first: {@code -Dmymovie.seed=N}.
 */
public final class Seeded {
    private static final String PROPERTY = "mymovie.seed";
    private static final long SEED = Long.getLong(PROPERTY, new Random().nextInt(1_000_000_000));

    static {
        System.out.printf("properties are tried with -D%s=%d%n", PROPERTY, SEED);
    }

    private Seeded() {}

    /** Throws when the property does not hold of the value. */
    @FunctionalInterface
    public interface Property<T> {
        void holds(T value) throws Exception;
    }

    /** Throws when the property does not hold after these operations on this start. */
    @FunctionalInterface
    public interface Model<S, O> {
        void holds(S start, List<O> operations) throws Exception;
    }

    /**
     * Tries a property on as many values.
     *
     * @throws AssertionError with the seed and the value, caused by what the property threw
     */
    public static <T> void forAll(int tries, Function<Draw, T> values, Property<T> property) {
        forAll(SEED, tries, values, property);
    }

    /**
     * Tries a model on as many sequences of operations. A sequence that fails is shrunk as long as the failure stays the
     * same ({@link Shrunk}); the model is run again for that, so it makes what it changes anew each time.
     *
     * @throws AssertionError with the seed, the start and the shrunk sequence, caused by what the model threw for it
     */
    public static <S, O> void forAllSequences(
            int tries, Function<Draw, S> starts, Function<Draw, List<O>> operations, Model<S, O> model) {
        forAllSequences(SEED, tries, starts, operations, model);
    }

    static <T> void forAll(long seed, int tries, Function<Draw, T> values, Property<T> property) {
        for (int i = 0; i < tries; i++) {
            T value = values.apply(new Draw(seed + i));
            Failure failure = Failure.of(() -> property.holds(value));
            if (failure != null) {
                throw failed(seed, i, tries, "for " + printable(value), failure);
            }
        }
    }

    static <S, O> void forAllSequences(
            long seed, int tries, Function<Draw, S> starts, Function<Draw, List<O>> operations, Model<S, O> model) {
        for (int i = 0; i < tries; i++) {
            Draw draw = new Draw(seed + i);
            S start = starts.apply(draw);
            List<O> drawn = operations.apply(draw);
            Failure failure = Failure.of(() -> model.holds(start, drawn));
            if (failure != null) {
                var shrunk = Shrunk.of(drawn, failure, fewer -> Failure.of(() -> model.holds(start, fewer)));
                String what = shrunk.operations().stream()
                        .map(o -> "\n  " + printable(o))
                        .collect(Collectors.joining());
                String counts = " after %d of %d operations:"
                        .formatted(shrunk.operations().size(), drawn.size());
                throw failed(seed, i, tries, "for " + printable(start) + counts + what, shrunk.failure());
            }
        }
    }

    private static AssertionError failed(long seed, int i, int tries, String what, Failure failure) {
        String message = "try %d of %d failed, again with -D%s=%d, %s%n%s"
                .formatted(i + 1, tries, PROPERTY, seed + i, what, failure.thrown());
        return new AssertionError(message, failure.thrown());
    }

    private static String printable(Object value) {
        return Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Cn}]")
                .matcher(value.toString())
                .replaceAll(one -> "\\\\u%04x".formatted(one.group().codePointAt(0)));
    }
}
