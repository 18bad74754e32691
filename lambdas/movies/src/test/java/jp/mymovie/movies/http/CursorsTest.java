package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;

final class CursorsTest {
    private final Cursors cursors = new Cursors("key");

    @Property(tries = 200)
    void giveBackThePlaceTheyWereMadeFrom(@ForAll @AlphaChars @NotEmpty String place) {
        assertThat(cursors.verify("list", cursors.sign("list", place))).isEqualTo(place);
    }

    @Property(tries = 200)
    void areRefusedWithAnyByteChanged(@ForAll @AlphaChars @NotEmpty String place, @ForAll int where) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursors.sign("list", place));
        bytes[Math.floorMod(where, bytes.length)] ^= 1;
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThatThrownBy(() -> cursors.verify("list", forged)).isInstanceOf(ProblemException.class);
    }

    @Property(tries = 50)
    void areRefusedForAnotherListOrUnderAnotherKey(@ForAll @AlphaChars @NotEmpty String place) {
        String cursor = cursors.sign("list", place);
        assertThatThrownBy(() -> cursors.verify("other", cursor)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new Cursors("another key").verify("list", cursor))
                .isInstanceOf(ProblemException.class);
    }
}
