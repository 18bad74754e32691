package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write differently who mean one film does not count in a title; what tells films apart does. */
final class FoldedTitleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Amélie                           | AMELIE
            Tōkyō Monogatari                 | tokyo monogatari
            Schindler's List                 | Schindler’s List
            Schindler's List                 | schindlers list
            Spider-Man: No Way Home          | Spider Man No Way Home
            Lilo & Stitch                    | Lilo and Stitch
            ＴＥＮＥＴ　テネット             | TENET テネット
            スター・ウォーズ                 | ｽﾀｰ･ｳｫｰｽﾞ
            スター・ウォーズ                 | スターウォーズ
            劇場版「鬼滅の刃」無限列車編     | 劇場版 鬼滅の刃 無限列車編
            君の名は。                       | 君の名は
            ゴジラ-1.0                       | ゴジラ−1.0
            アベンジャーズ／エンドゲーム     | アベンジャーズ/エンドゲーム
            mother!                          | Mother
            Ⅲ                                | iii
            """)
    void areTheSame(String one, String other) {
        assertThat(FoldedTitle.of(one)).isEqualTo(FoldedTitle.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The Queen      | Queen
            Rocky II       | Rocky 2
            Star Wars      | Star
            Man's Laughter | Manslaughter
            ハハ           | ババ
            か             | が
            Alien          | Aliens
            $              | ?
            Her            | Hero
            """)
    void tellFilmsApart(String one, String other) {
        assertThat(FoldedTitle.of(one)).isNotEqualTo(FoldedTitle.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The Queen                    | Queen
            Rocky II                     | Rocky 2
            Kill Bill: Vol. 1            | Kill Bill
            フォレスト・ガンプ/一期一会  | フォレスト・ガンプ
            ゴジラ（1954）               | ゴジラ
            Aguirre - The Wrath of God   | Aguirre
            """)
    void areAlikeAtTheirCore(String one, String other) {
        assertThat(FoldedTitle.core(one)).isEqualTo(FoldedTitle.core(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The Queen: A Life | queen
            Rocky III         | rocky
            Lilo and Stitch   | lilo stitch
            12                | 12
            七人の侍          | 七人の侍
            映画「聲の形」    | 映画聲の形
            """)
    void haveWordsThatAreWrittenInOneWay(String title, String words) {
        assertThat(FoldedTitle.sureWords(title)).isEqualTo(words);
    }
}
