package jp.mymovie.seeded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SeededTest {
    @Test
    void aPropertyThatHoldsIsTriedAsOftenAsAsked() {
        Set<Integer> tried = new TreeSet<>();

        Seeded.forAll(1, 1000, draw -> draw.between(1, 1_000_000), tried::add);

        assertThat(tried).hasSizeGreaterThan(700).allMatch(n -> n >= 1 && n <= 1_000_000);
        assertThat(tried).as("the ends").contains(1, 1_000_000);
    }

    @Test
    void aModelThatHoldsGetsEverySequenceOnceAndWhole() {
        List<List<Integer>> sequences = new ArrayList<>();

        Seeded.forAllSequences(
                1, 50, draw -> "start", draw -> draw.list(100, 100, () -> draw.between(0, 9)), (start, operations) -> {
                    sequences.add(operations);
                });

        assertThat(sequences).hasSize(50).allMatch(operations -> operations.size() == 100);
        assertThat(sequences).doesNotHaveDuplicates();
    }

    @Test
    void aFailureComesFirstWithTheSeedItNames() {
        assertThatThrownBy(() -> Seeded.forAll(7, 1000, Draw::text, SeededTest::isShort))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)try \\d+ of 1000 failed, again with -Dmymovie.seed=\\d+, for .*")
                .satisfies(first -> {
                    String message = Objects.requireNonNull(first.getMessage());
                    long seed = Long.parseLong(message.replaceAll("(?s).*?seed=(\\d+).*", "$1"));
                    assertThatThrownBy(() -> Seeded.forAll(seed, 1000, Draw::text, SeededTest::isShort))
                            .hasMessage(message.replaceFirst("try \\d+", "try 1"));
                });
    }

    private static void isShort(String text) throws IOException {
        if (text.length() > 30) {
            throw new IOException("got " + text);
        }
    }

    /** A fault that shows when 3 comes twice after 7, whatever else there is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aPlantedFaultShrinksToTheOperationsItNeeds(long seed) {
        assertThatThrownBy(sequences(seed, operations -> {
                    List<Integer> rest = operations.contains(7)
                            ? operations.subList(operations.indexOf(7), operations.size())
                            : List.of();
                    assertThat(rest.stream().filter(n -> n == 3).count()).isLessThan(2);
                }))
                .hasMessageContaining("for start after 3 of 100 operations:\n  7\n  3\n  3\n")
                .hasRootCauseInstanceOf(AssertionError.class);
    }

    @Test
    void shrinkingDoesNotSlipToAnotherFault() {
        assertThatThrownBy(sequences(1, operations -> {
                    if (operations.size() < 50) {
                        throw new AssertionError("fewer than fifty");
                    }
                    throw new AssertionError("fifty or more");
                }))
                .hasMessageContaining("after 50 of 100 operations")
                .hasStackTraceContaining("fifty or more")
                .hasMessageNotContaining("fewer than fifty");
    }

    @Test
    void aFaultThatNeedsNothingOrAllIsShrunkToThat() {
        assertThatThrownBy(sequences(1, operations -> {
                    throw new IllegalStateException();
                }))
                .hasMessageContaining("after 0 of 100 operations");
        assertThatThrownBy(sequences(1, operations -> assertThat(operations).hasSizeLessThan(100)))
                .hasMessageContaining("after 100 of 100 operations");
    }

    private static ThrowingCallable sequences(long seed, Seeded.Property<List<Integer>> property) {
        return () -> Seeded.forAllSequences(
                seed,
                1000,
                draw -> "start",
                draw -> draw.list(100, 100, () -> draw.between(0, 9)),
                (start, operations) -> property.holds(operations));
    }

    @Test
    void textsAreOfEveryKind() {
        List<String> texts =
                IntStream.range(0, 1000).mapToObj(seed -> new Draw(seed).text()).toList();

        assertThat(texts).contains("").allMatch(text -> text.length() <= 255);
        assertThat(texts).anyMatch(text -> text.length() > 200);
        String all = String.join("", texts);
        assertThat(all).contains("\0", "\"", "\\", "{", "é", "花", "\ufeff", "~", " ");
        assertThat(all.codePoints())
                .anyMatch(Character::isSupplementaryCodePoint)
                .anyMatch(codePoint -> Character.getType(codePoint) == Character.SURROGATE);
    }

    @Test
    void choicesListsAndLettersKeepTheirLimits() {
        Seeded.forAll(
                1,
                1000,
                draw -> List.of(
                        draw.of("a", "b"), draw.letters(1, 8), draw.list(0, 3, () -> draw.chance(1)), draw.chance(0)),
                drawn -> assertThat(drawn.toString())
                        .matches("\\[[ab], [a-zA-Z]{1,8}, \\[(true(, true){0,2})?], false]"));
    }
}
