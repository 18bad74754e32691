package jp.mymovie.lab.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.cloudwatch.Alarm;
import jp.mymovie.local.cloudwatch.AlarmTemplates;
import jp.mymovie.local.cloudwatch.MetricStore;
import jp.mymovie.local.cloudwatch.Series;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A flood of sign-ups against the pre sign-up trigger of production: its real jar over the templates' table, and the
 * templates' alarm over its errors in virtual time.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">50 sign-ups a second at most</a>
 */
class SignUpFloodTest {
    private static final int FLOOD = 10_000;
    private static final int CAP = 200;
    private static final int ADMITTED_AGAIN = 50;
    private static final Instant BEGIN = Instant.parse("2026-11-24T05:00:00Z");

    private final Assembly estate = Assembly.read(jp.mymovie.test.Assembly.directory());
    private final List<Stack> stacks = estate.stage("Prod");
    private final Values values = new Values(estate.stacks(), (secret, key) -> secret + "-" + key);

    private static byte[] signUp(String source, int person) {
        return """
                {"version":"1","triggerSource":"%s","region":"ap-northeast-1","userPoolId":"ap-northeast-1_pool",
                "userName":"user-%d","callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"web"},
                "request":{"userAttributes":{"email":"%d@example.com"},"validationData":null},
                "response":{"autoConfirmUser":false,"autoVerifyEmail":false,"autoVerifyPhone":false}}
                """.formatted(source, person, person).getBytes(StandardCharsets.UTF_8);
    }

    private LambdaFunction trigger(Tables tables) {
        tables.create(stacks, values);
        Resource function = Assembly.resources(stacks, "AWS::Lambda::Function").stream()
                .filter(each -> each.property("Handler").asText().contains(".SignUpCap::"))
                .findFirst()
                .orElseThrow();
        return new LambdaFunction(
                FunctionSettings.read(function, values, text -> text),
                Map.of("AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint()),
                line -> {});
    }

    @Test
    void admitsTheDaysSignUpsAndNoneOfTheOthersButAnAdministrators() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        try (Tables tables = new Tables(null);
                LambdaFunction trigger = trigger(tables)) {
            List<Outcome> flood = IntStream.range(0, FLOOD)
                    .mapToObj(person -> trigger.invoke(signUp("PreSignUp_SignUp", person)))
                    .toList();
            assumeThat(LocalDate.now(ZoneOffset.UTC)).as("the same day").isEqualTo(day);

            assertThat(flood).filteredOn(Outcome::succeeded).hasSize(CAP);
            assertThat(flood.subList(CAP, FLOOD))
                    .allSatisfy(refused -> assertThat(new String(refused.payload(), StandardCharsets.UTF_8))
                            .contains("本日の新規登録は受付数に達しました", "Sign-ups of today are used up")
                            .doesNotContain("\\tat "));
            for (int person = 0; person < ADMITTED_AGAIN; person++) {
                assertThat(trigger.invoke(signUp("PreSignUp_AdminCreateUser", person))
                                .succeeded())
                        .isTrue();
            }
        }
    }

    @Test
    void admitsNobodyWhereTheTableIsGone() {
        try (Tables tables = new Tables(null);
                LambdaFunction trigger = trigger(tables)) {
            tables.close();

            Outcome refused = trigger.invoke(signUp("PreSignUp_SignUp", 1));

            assertThat(refused.status()).isEqualTo("error");
            assertThat(new String(refused.payload(), StandardCharsets.UTF_8))
                    .contains("Sign-ups cannot be taken right now");
        }
    }

    /** As fast as Cognito lets them, and as slow as ten thousand in an hour. */
    @ParameterizedTest
    @ValueSource(ints = {50, 3})
    void isToldByAPageWithinFiveMinutes(int aSecond) {
        Alarm.OfMetric alarm = AlarmTemplates.read(estate.stacks()).stream()
                .filter(each -> each.id().name().equals("Prod movies: sign-ups refused"))
                .map(Alarm.OfMetric.class::cast)
                .findFirst()
                .orElseThrow();
        MetricStore store = new MetricStore(Replay::delay);
        Series errors = alarm.series().getFirst();
        for (int person = 0; person < FLOOD; person++) {
            store.put(errors, BEGIN.plusMillis(1_000L * person / aSecond), person < CAP ? 0 : 1);
        }

        Watch watch = new Watch(List.of(alarm), store);
        int told = IntStream.rangeClosed(-10, 30)
                .filter(minute ->
                        !watch.minute(BEGIN.plusSeconds(60L * minute), true).isEmpty())
                .findFirst()
                .orElse(Integer.MAX_VALUE);

        assertThat(told).isBetween(1, 5);
        assertThat(Watch.urgency(alarm)).isEqualTo(Urgency.PAGE);
    }
}
