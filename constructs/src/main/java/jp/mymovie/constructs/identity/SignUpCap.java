package jp.mymovie.constructs.identity;

import java.util.List;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.function.JavaFunction;
import jp.mymovie.constructs.operations.OperationsJar;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolOperation;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/**
 * A cap on the sign-ups of a user pool on each day of UTC, which no other limit of AWS gives: managed login stands outside
 * of CloudFront, web ACL and API key, Cognito takes 50 sign-ups a second, and bills each user who signed up in a month. A
 * pre sign-up trigger counts in a table of its own, an item a day; above the cap Cognito's page shows a message in Japanese
 * and English. Users that an administrator makes are not counted. Where the counter fails nobody signs up; who has an
 * account signs in as before.
 *
 * <p>Table and function cost nothing while nobody signs up. Reserved concurrency 0 on {@link #function} closes sign-ups
 * altogether, an administrator's too.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">Quotas of Cognito, category
 *     UserCreation</a>
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html">Pre sign-up
 *     Lambda trigger</a>
 */
public final class SignUpCap extends Construct {
    /** Cap unless another is given: 6,000 users in a month, of 10,000 that Cognito does not bill. */
    public static final int SIGN_UPS_A_DAY = 200;

    private static final int MOST = 1_000_000;

    private final JavaFunction trigger;

    private SignUpCap(Builder builder, UserPool pool) {
        super(builder.scope, builder.id);
        // Counts of days that are over are worth nothing: no backup, and it goes with its stack.
        Table table = Table.Builder.create(this, "Days")
                .partitionKey(Attribute.builder()
                        .name("day")
                        .type(AttributeType.STRING)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .timeToLiveAttribute("expiresAt")
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        trigger = JavaFunction.Builder.create(this, "Trigger")
                .description("Bounds the sign-ups of a day")
                .code(OperationsJar.code())
                .handler("jp.mymovie.operations.signup.SignUpCap::handleRequest")
                // As long as Cognito waits.
                .timeout(Duration.seconds(5))
                .environment(Ordered.map(
                        "SIGN_UPS_A_DAY", String.valueOf(builder.signUpsADay), "TABLE_NAME", table.getTableName()))
                .build();
        trigger.function()
                .addToRolePolicy(PolicyStatement.Builder.create()
                        .actions(List.of("dynamodb:UpdateItem"))
                        .resources(List.of(table.getTableArn()))
                        .build());
        pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, trigger.alias());
    }

    /** The trigger, whose errors are refused sign-ups. */
    public Function function() {
        return trigger.function();
    }

    /** Collects what a {@link SignUpCap} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private @Nullable UserPool pool;
        private int signUpsADay = SIGN_UPS_A_DAY;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The pool, which must have no pre sign-up trigger yet; required. */
        public Builder userPool(UserPool pool) {
            this.pool = pool;
            return this;
        }

        /** Sign-ups on a day of UTC at most, 1 to 1,000,000; default: {@value SignUpCap#SIGN_UPS_A_DAY}. */
        public Builder signUpsADay(int signUps) {
            this.signUpsADay = signUps;
            return this;
        }

        /** @throws IllegalArgumentException if the pool is missing or the cap out of range */
        public SignUpCap build() {
            if (pool == null) {
                throw new IllegalArgumentException("'userPool' must be the pool whose sign-ups are bounded, got null");
            }
            if (signUpsADay < 1 || signUpsADay > MOST) {
                throw new IllegalArgumentException(
                        "'signUpsADay' must be 1 to %d, got %d: selfSignUpEnabled(false) closes a pool"
                                .formatted(MOST, signUpsADay));
            }
            return new SignUpCap(this, pool);
        }
    }
}
