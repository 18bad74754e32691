package jp.mymovie.movies.domain;

import java.time.Clock;
import java.time.ZoneOffset;

final class InMemoryScriptTokensTest extends ScriptTokensContract {
    private final ScriptTokens tokens = new InMemoryScriptTokens(Clock.fixed(NOW, ZoneOffset.UTC));

    @Override
    protected ScriptTokens tokens() {
        return tokens;
    }
}
