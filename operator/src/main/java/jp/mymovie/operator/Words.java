package jp.mymovie.operator;

import jp.mymovie.operator.Assumption.Language;

/** Words of the register's page in a language. */
record Words(
        Language language,
        String file,
        String title,
        String other,
        String introduction,
        String head,
        String minutes,
        String never,
        String used,
        String source,
        String risk,
        String price,
        String expected,
        String undoes,
        String seen,
        String each) {

    static final Words ENGLISH = new Words(
            Language.ENGLISH,
            "assumptions.md",
            "What is assumed about AWS",
            "[日本語](assumptions.ja.md)",
            """
            No test of this project can decide the following: only AWS can. Each row says where it is relied on, where it was read, what breaks if it is wrong, and the one command that shows it with the answer that is expected (a regular expression). `./mymovie verify` tries them in this order on a throw-away organization in which the estate is deployed up to stg; `./mymovie verify --plan` prints the hour, its price and what it undoes. `<home region>` is the profile's own region.

            Made by a test from `assumptions.txt`; what was seen is in `assumptions.csv`.""",
            "| row | assumed | time | seen |",
            "min",
            "not yet",
            "Relied on by",
            "Read at",
            "If wrong",
            "Price",
            "Expected",
            "Undone",
            "Seen",
            "once for each of");

    static final Words JAPANESE = new Words(
            Language.JAPANESE,
            "assumptions.ja.md",
            "AWS について仮定していること",
            "[English](assumptions.md)",
            """
            以下はこのプロジェクトのどのテストでも判定できず、AWS だけが答えを持っています。各行には、どこで頼っているか、どこで読んだか、間違っていたら何が壊れるか、それを示すコマンド 1 つと期待する答え（正規表現）があります。`./mymovie verify` は、この順番で、stg までデプロイした使い捨ての組織で試します。`./mymovie verify --plan` は所要時間（約 1 時間）、料金、元に戻すものを表示します。`<home region>` はプロファイルのリージョンです。

            このページは `assumptions.txt` からテストが作ります。見えた結果は `assumptions.csv` にあります。""",
            "| 行 | 仮定 | 時間 | 結果 |",
            "分",
            "まだ",
            "頼っている場所",
            "出典",
            "間違っていたら",
            "料金",
            "期待する答え",
            "元に戻すもの",
            "見えたもの",
            "次の一覧の 1 つずつについて");

    String verdict(String verdict) {
        return language == Language.ENGLISH
                ? verdict
                : switch (verdict) {
                    case Results.AS_EXPECTED -> "期待どおり";
                    case "different" -> "違った";
                    case "failed" -> "準備に失敗";
                    case Results.OPEN -> "後始末が残っている";
                    default -> "中断";
                };
    }
}
