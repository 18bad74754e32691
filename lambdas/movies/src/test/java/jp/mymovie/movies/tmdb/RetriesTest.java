package jp.mymovie.movies.tmdb;

import static jp.mymovie.movies.tmdb.UnwellTmdb.drip;
import static jp.mymovie.movies.tmdb.UnwellTmdb.half;
import static jp.mymovie.movies.tmdb.UnwellTmdb.hang;
import static jp.mymovie.movies.tmdb.UnwellTmdb.json;
import static jp.mymovie.movies.tmdb.UnwellTmdb.reset;
import static jp.mymovie.movies.tmdb.UnwellTmdb.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.domain.CatalogFault.Kind;
import jp.mymovie.movies.domain.Deadline;
import jp.mymovie.movies.tmdb.UnwellTmdb.Script;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked again and what is not, against a server that fails in every way it can. */
final class RetriesTest {
    private static final Script WELL = json("{\"id\":1}");

    private final UnwellTmdb server = new UnwellTmdb();
    private final TestClock clock = new TestClock();
    private final Breaker breaker = new Breaker(Duration.ofSeconds(10), clock);
    private final Source source = new Retries(new TmdbConnection(server.base(), "secret"), breaker);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksAgainAfterAServerErrorAResetAndHalfAnAnswer() {
        for (Script failure : new Script[] {
            status(500, "", "oops"), status(503, "", ""), reset(), half("{\"id\":12345678}"), connection -> {}
        }) {
            server.answer(failure, failure, WELL);
            assertThat(ask(2_000)).isNotNull();
        }
    }

    @Test
    void givesUpAfterThreeAttempts() {
        server.answer(status(500, "", "oops"));
        assertThat(fault(2_000).kind()).isEqualTo(Kind.BROKEN);
        assertThat(server.asked()).isEqualTo(3);
    }

    @Test
    void waitsAsLongAsTmdbWantsWhereThereIsTime() {
        server.answer(status(429, "Retry-After: 1\r\n", ""), WELL);
        long start = System.nanoTime();
        assertThat(ask(5_000)).isNotNull();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000_000L);
        assertThat(server.asked()).isEqualTo(2);
    }

    @Test
    void leavesTmdbAloneForAsLongAsItWantsWhereThereIsNoTime() {
        server.answer(status(429, "Retry-After: 7\r\n", ""));
        CatalogFault fault = fault(500);
        assertThat(fault.kind()).isEqualTo(Kind.BUSY);
        assertThat(fault.retryAfter()).isEqualTo(7);
        server.answer(WELL);
        assertThat(fault(500).kind()).isEqualTo(Kind.RESTING);
        clock.forward(Duration.ofSeconds(7));
        assertThat(ask(500)).isNotNull();
        assertThat(server.asked()).isEqualTo(1);
    }

    @Test
    void doesNotAskAgainWhatMadeTmdbBusyOrIsNonsenseOrRefused() {
        for (Script failure :
                new Script[] {status(429, "", ""), json("<html>"), status(401, "", "{}"), status(400, "", "{}")}) {
            server.answer(failure, WELL);
            breaker.succeeded();
            assertThat(fault(2_000).kind()).isNotEqualTo(Kind.RESTING);
            assertThat(server.asked()).isEqualTo(1);
        }
    }

    @Test
    void refusesAHugeAnswer() {
        server.answer(json("{\"x\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}"));
        assertThat(fault(5_000)).hasMessageContaining("more than");
        assertThat(server.asked()).isEqualTo(1);
    }

    @Test
    void endsAtTheDeadlineWhateverComesHoweverSlowly() {
        Script promised = connection -> {
            connection.getOutputStream().write("HTTP/1.1 200 x\r\nContent-Length: 9\r\n\r\n{".getBytes());
            connection.getOutputStream().flush();
            Thread.sleep(60_000);
        };
        for (Script slow : new Script[] {hang(), drip("{\"id\":1}", 50), promised}) {
            server.answer(slow);
            long start = System.nanoTime();
            assertThat(fault(300).kind()).isEqualTo(Kind.LATE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void isNotAskedAnyMoreAfterFiveFailuresInARow() {
        server.answer(json("nonsense"));
        for (int i = 0; i < 5; i++) {
            assertThat(fault(2_000).kind()).isEqualTo(Kind.BROKEN);
        }
        assertThat(fault(2_000))
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.RESTING))
                .satisfies(fault -> assertThat(fault.retryAfter()).isEqualTo(10));
        assertThat(server.asked()).isEqualTo(5);
    }

    @Test
    void asksOnceAfterThePauseAndGoesOnWhenThatIsAnswered() {
        Consumer<Script> fail = script -> {
            server.answer(script);
            for (int i = 0; i < 5; i++) {
                fault(2_000);
            }
        };
        fail.accept(json("nonsense"));
        clock.forward(Duration.ofSeconds(10));
        server.answer(json("nonsense"));
        assertThat(fault(2_000).kind()).isEqualTo(Kind.BROKEN);
        assertThat(fault(2_000).kind()).isEqualTo(Kind.RESTING);
        clock.forward(Duration.ofSeconds(10));
        server.answer(WELL);
        assertThat(ask(2_000)).isNotNull();
        assertThat(ask(2_000)).isNotNull();
    }

    @Test
    void letsOneQuestionAloneThroughAfterThePause() {
        for (int i = 0; i < 5; i++) {
            breaker.failed();
        }
        clock.forward(Duration.ofSeconds(10));
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void doesNotBlameTmdbForQuestionsItRefuses() {
        server.answer(status(400, "", "{}"));
        for (int i = 0; i < 10; i++) {
            assertThat(fault(2_000).kind()).isEqualTo(Kind.BROKEN);
        }
        assertThat(server.asked()).isEqualTo(10);
    }

    private @Nullable Answer ask(long millis) {
        return Deadline.within(Duration.ofMillis(millis), () -> source.get("/movie/1"));
    }

    private CatalogFault fault(long millis) {
        return Objects.requireNonNull(catchThrowableOfType(CatalogFault.class, () -> ask(millis)));
    }
}
