package jp.mymovie.constructs.backup;

import java.util.List;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.IUserPool;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.constructs.Construct;

/**
 * A nightly export of a user pool's verified addresses, which AWS backs up nowhere, into a {@link UserExportBucket} of
 * another account. Encrypted with a public key whose private half an operator keeps, so that nothing in AWS can read it;
 * passwords cannot be exported. It runs at 17:30 UTC, half an hour before the backups of the tables, which hold the rest.
 */
public final class UserExport extends Construct {
    private UserExport(Builder builder, IUserPool pool, String bucket, String key) {
        super(builder.scope, builder.id);
        OperationsFunction function = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.users.UserExport::handleRequest")
                .description("Exports verified addresses, encrypted for an operator")
                .timeout(Duration.minutes(15))
                .environment(Ordered.map(
                        "BUCKET",
                        bucket,
                        "PREFIX",
                        builder.folder,
                        "RECOVERY_KEY",
                        key,
                        "USER_POOL_ID",
                        pool.getUserPoolId()))
                .build();
        function.allow(List.of("cognito-idp:ListUsers"), List.of(pool.getUserPoolArn()));
        function.allow(List.of("s3:PutObject"), List.of("arn:aws:s3:::%s/%s/*".formatted(bucket, builder.folder)));
        Rule.Builder.create(this, "Nightly")
                .schedule(Schedule.cron(
                        CronOptions.builder().hour("17").minute("30").build()))
                .targets(List.of(new LambdaFunction(function.function())))
                .build();
    }

    /** Collects what a {@link UserExport} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String folder = "users";
        private @Nullable IUserPool pool;
        private @Nullable String bucket;
        private @Nullable String key;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The pool whose addresses are exported; required. */
        public Builder userPool(IUserPool pool) {
            this.pool = pool;
            return this;
        }

        /** Name of the bucket, in the function's region; required. */
        public Builder bucketName(String bucket) {
            this.bucket = bucket;
            return this;
        }

        /** Folder of the bucket, one a pool; default: {@code users}. */
        public Builder folder(String folder) {
            this.folder = folder;
            return this;
        }

        /** RSA public key of the operator, X.509 in Base64; required. */
        public Builder recoveryKey(String key) {
            this.key = key;
            return this;
        }

        /** @throws IllegalArgumentException if pool, bucket or key is missing */
        public UserExport build() {
            if (pool == null || bucket == null || key == null) {
                throw new IllegalArgumentException(
                        "'userPool', 'bucketName' and 'recoveryKey' must be given, got %s, %s and %s"
                                .formatted(pool == null ? "none" : "one", bucket, key == null ? "none" : "one"));
            }
            return new UserExport(this, pool, bucket, key);
        }
    }
}
