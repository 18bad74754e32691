package jp.mymovie.app.movies;

import java.util.List;
import java.util.Map;
import jp.mymovie.app.service.ServiceStage;
import jp.mymovie.constructs.function.JavaFunction;
import jp.mymovie.constructs.function.TableStream;
import jp.mymovie.movies.TableDefinition;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

/** What outlives a request: a function behind the table's stream. */
final class WorkStack extends Stack {
    private static final Duration TIMEOUT = Duration.minutes(5);

    WorkStack(ServiceStage stage, DataStack data, SignInStack signIn) {
        super(
                stage,
                "Work",
                stage.home("What outlives a request of the movie service").build());
        JavaFunction work = MovieFunctions.create(this, "Work", stage, data)
                .handler("jp.mymovie.movies.work.MovieWork::handleRequest")
                .timeout(TIMEOUT)
                .trial(new Trials().work())
                .environment(Map.of("USER_POOL_ID", signIn.pool().getUserPoolId()))
                .build();
        data.letWork(work.function());
        // Who leaves takes the account along.
        signIn.pool().grant(work.function(), "cognito-idp:AdminDeleteUser");
        TableStream stream = TableStream.Builder.create(this, "Stream")
                .table(data.table())
                .function(work)
                .newItems("U#", "M#")
                .revivedItems("U#", "M#", TableDefinition.MOVIES.expiry())
                .removedItems("F#", "FILM")
                .changes("G#")
                .changes("J#")
                .build();
        stage.letCutWork(this, List.of(work.function()), List.of(stream.eventSourceMappingId()));
    }
}
