package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandleTest {
    @Test
    void isReadInAnyWidth() {
        assertThat(Handle.parse("ｈａｎａｔａｒｏ")).isEqualTo(new Handle("hanataro"));
        assertThat(Handle.parse("Ｈａｎａ＿１")).isEqualTo(new Handle("hana_1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "random",
                "support",
                "supp0rt",
                "s_u_p_p_o_r_t",
                "ad_min",
                "adm1n",
                "admln",
                "adrnin",
                "official",
                "offic1a1",
                "root",
                "r00t",
                "api",
                "mymovie",
                "mymovie_jp",
                "mym0v1e_official",
                "no_reply",
                "noreply",
                "postmaster",
                "null",
                "me_",
                "everyone"
            })
    void isReservedWithItsLookAlikes(String text) {
        assertThat(ReservedHandles.has(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hanako", "user5", "adminton", "supporting", "rooted", "movie_fan", "mei", "hero", "taro_1"})
    void isNobodysForNoOtherReason(String text) {
        assertThat(new Handle(text).reserved()).isFalse();
    }

    @Test
    void isNotLookedForInLongTexts() {
        assertThat(Handle.parse("ﷺ".repeat(100_000))).isNull();
    }
}
