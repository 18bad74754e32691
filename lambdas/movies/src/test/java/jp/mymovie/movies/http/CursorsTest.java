package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
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

    private static String place(Draw draw) {
        return draw.letters(1, 255);
    }
}
