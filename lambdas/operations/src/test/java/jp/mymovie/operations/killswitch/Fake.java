package jp.mymovie.operations.killswitch;

import jp.mymovie.operations.http.SignedHttp.Call;

/** A service of AWS in memory, as documented where it is implemented. */
interface Fake {
    boolean takes(Call call);

    /** @throws Aws.Refusal as the service would */
    Aws.Reply answer(Call call);

    /** Standing values and nothing else: no counters, no history. */
    String key();

    static Aws.Reply reply(String body) {
        return new Aws.Reply(body, "");
    }
}
