package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jp.mymovie.seeded.Draw;
import jp.mymovie.seeded.Seeded;
import org.junit.jupiter.api.Test;

final class CursorsTest {
    private final Cursors cursors = new Cursors("key");

    @Test
    void giveBackThePlaceTheyWereMadeFrom() {
        Seeded.forAll(
                200,
                CursorsTest::place,
                place -> assertThat(cursors.open("list", cursors.seal("list", place)))
                        .isEqualTo(place));
    }

    private record Change(String place, int where) {}

    @Test
    void areRefusedWithAnyByteChanged() {
        Seeded.forAll(200, draw -> new Change(place(draw), draw.between(0, Integer.MAX_VALUE)), change -> {
            byte[] bytes = Base64.getUrlDecoder().decode(cursors.seal("list", change.place()));
            bytes[change.where() % bytes.length] ^= 1;
            String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThatThrownBy(() -> cursors.open("list", forged)).isInstanceOf(ProblemException.class);
        });
    }

    @Test
    void areRefusedForAnotherListOrUnderAnotherKey() {
        Seeded.forAll(50, CursorsTest::place, place -> {
            String cursor = cursors.seal("list", place);
            assertThatThrownBy(() -> cursors.open("other", cursor)).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> new Cursors("another key").open("list", cursor))
                    .isInstanceOf(ProblemException.class);
        });
    }

    @Test
    void tellNothingOfThePlace() {
        String place = "0000hanako-watched-this";
        String seen =
                new String(Base64.getUrlDecoder().decode(cursors.seal("list", place)), StandardCharsets.ISO_8859_1);
        for (int i = 0; i + 4 <= place.length(); i++) {
            assertThat(seen).doesNotContain(place.substring(i, i + 4));
        }
    }

    @Test
    void haveTheLengthOfTheirClassAlone() {
        assertThat(IntStream.rangeClosed(0, 63).map(this::length).distinct()).hasSize(1);
        assertThat(IntStream.rangeClosed(64, 127).map(this::length).distinct())
                .hasSize(1)
                .doesNotContain(length(63));
    }

    @Test
    void areEqualForEqualPlacesAndShareNoNonceOtherwise() {
        assertThat(cursors.seal("list", "place")).isEqualTo(new Cursors("key").seal("list", "place"));
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            // List and place are told apart.
            nonces.add(cursors.seal("list" + i, "place").substring(0, 16));
            nonces.add(cursors.seal("list", i + "place").substring(0, 16));
        }
        assertThat(nonces).hasSize(2000);
    }

    @Test
    void haveOneSpelling() {
        String cursor = cursors.seal("list", "place");
        for (String other : List.of(cursor + "=", cursor + "A", " " + cursor, cursor.substring(1), "")) {
            assertThatThrownBy(() -> cursors.open("list", other)).as(other).isInstanceOf(ProblemException.class);
        }
        String last = cursor.substring(0, cursor.length() - 1);
        long taken = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .filter(c -> opens(last + (char) c))
                .count();
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void giveBackEndsThatLookLikePadding() {
        for (String place : List.of("", "\0", "x\0\0", "\u0080", "あ\u0080\0", "x".repeat(63), "x".repeat(64))) {
            assertThat(cursors.open("list", cursors.seal("list", place))).isEqualTo(place);
        }
    }

    private boolean opens(String cursor) {
        try {
            cursors.open("list", cursor);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private int length(int place) {
        return cursors.seal("list", "x".repeat(place)).length();
    }

    private static String place(Draw draw) {
        return draw.letters(1, 255);
    }
}
