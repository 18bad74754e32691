package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.ScriptToken;
import jp.mymovie.movies.domain.ScriptTokens;
import jp.mymovie.movies.domain.ScriptTokensContract;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DynamoDbScriptTokensTest extends ScriptTokensContract {
    private final String table = TestTable.createWithoutStream();
    private final ScriptTokens tokens = new DynamoDbScriptTokens(
            TestTable.client(),
            table,
            TestTable.answersClient(),
            TestTable.createAnswers(),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Override
    protected ScriptTokens tokens() {
        return tokens;
    }

    @BeforeEach
    void hanakoIsThere() {
        Stores.claim(
                new DynamoDbMovieStore(TestTable.client(), table), User.named("hanako", new Handle("hanako"), "花子"));
    }

    @Test
    void makesNoneForNobody() {
        ScriptToken token = new ScriptToken("id", "a", true, true, NOW, NOW.plus(Duration.ofDays(1)));
        assertThat(tokens.make("nobody", token, new byte[1])).isEqualTo(ScriptTokens.Made.GONE);
        assertThat(tokens.find("id")).isNull();
    }

    @Test
    void makesNoMoreThanThereMayBeOfManyAtOnce() throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(IntStream.range(0, 20)
                    .<Callable<ScriptTokens.Made>>mapToObj(i -> () -> tokens.make(
                            "hanako",
                            new ScriptToken("id" + i, "n" + i, true, true, NOW, NOW.plus(Duration.ofDays(1))),
                            new byte[1]))
                    .toList());
        }
        List<ScriptToken> made = tokens.of("hanako");
        assertThat(made).hasSize(ScriptToken.MOST);
        assertThat(IntStream.range(0, 20).filter(i -> tokens.find("id" + i) != null))
                .hasSize(ScriptToken.MOST);
    }
}
