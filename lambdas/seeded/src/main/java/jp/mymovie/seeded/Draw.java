package jp.mymovie.seeded;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Values drawn from a seed: the same seed gives the same values in the same order. */
public final class Draw {
    // Characters that parsers treat apart, and characters of one to three bytes in UTF-8.
    private static final String SHARP = "{}[]\"':,.\\/+-*%&=?#;<>_ \t\r\n0eE\0\u007f\u0085\u2028é花ｶ\ufeff\ufffd";

    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** An integer from {@code least} to {@code most}; one in ten is one of these two. */
    public int between(int least, int most) {
        return chance(0.1) ? random.nextBoolean() ? least : most : (int) random.nextLong(least, most + 1L);
    }

    /** True with the given probability, 0 to 1. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** One of the given. */
    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A list with {@code least} to {@code most} elements. */
    public <T> List<T> list(int least, int most, Supplier<T> element) {
        return Stream.generate(element).limit(between(least, most)).toList();
    }

    /** {@code least} to {@code most} of the letters a to z and A to Z. */
    public String letters(int least, int most) {
        StringBuilder letters = new StringBuilder();
        for (int left = between(least, most); left > 0; left--) {
            letters.append((char) (random.nextInt(26) + of('a', 'A')));
        }
        return letters.toString();
    }

    /** Up to 255 UTF-16 units of any kind, unpaired surrogates among them; short ones are more frequent. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int left = between(0, between(0, 255)); left > 0; left--) {
            text.append(
                    switch (random.nextInt(4)) {
                        case 0 -> SHARP.charAt(random.nextInt(SHARP.length()));
                        case 1 -> (char) random.nextInt(' ', 0x7f);
                        default -> (char) random.nextInt(Character.MAX_VALUE + 1);
                    });
        }
        return text.toString();
    }
}
