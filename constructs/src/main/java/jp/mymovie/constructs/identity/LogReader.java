package jp.mymovie.constructs.identity;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * The role {@value SwitchRole#LOG_READER}: people switch into it with a second factor to ask the log lake by Athena, and
 * can do nothing else. It reads the lake, writes the results of its own questions, and changes neither tables nor logs.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/security-iam-athena.html">Access in Athena</a>
 */
public final class LogReader extends Construct {
    private final Role resource;

    private LogReader(Builder builder, Values values) {
        super(builder.scope, SwitchRole.LOG_READER);
        this.resource = Role.Builder.create(this, "Resource")
                .roleName(SwitchRole.LOG_READER)
                .description("People switch into it from account %s to ask the logs".formatted(values.account))
                .maxSessionDuration(Duration.hours(4))
                .assumedBy(new AccountPrincipal(values.account)
                        .withConditions(Map.of("Bool", Map.of("aws:MultiFactorAuthPresent", "true"))))
                .build();
        RoleBoundary.apply(resource, builder.permissionsBoundary);
        Stack stack = Stack.of(this);
        String here = "%s:%s".formatted(stack.getRegion(), stack.getAccount());
        allow(
                "Ask",
                List.of(
                        "athena:BatchGetNamedQuery",
                        "athena:BatchGetQueryExecution",
                        "athena:GetNamedQuery",
                        "athena:GetQueryExecution",
                        "athena:GetQueryResults",
                        "athena:GetQueryResultsStream",
                        "athena:GetWorkGroup",
                        "athena:ListNamedQueries",
                        "athena:ListQueryExecutions",
                        "athena:StartQueryExecution",
                        "athena:StopQueryExecution"),
                "arn:aws:athena:%s:workgroup/%s".formatted(here, values.workGroup));
        allow(
                "ReadTables",
                List.of(
                        "glue:GetDatabase",
                        "glue:GetDatabases",
                        "glue:GetPartition",
                        "glue:GetPartitions",
                        "glue:GetTable",
                        "glue:GetTables"),
                "arn:aws:glue:%s:catalog".formatted(here),
                "arn:aws:glue:%s:database/%s".formatted(here, values.database),
                "arn:aws:glue:%s:table/%s/*".formatted(here, values.database));
        allow(
                "ReadLogs",
                List.of("s3:GetObject"),
                values.lake.stream().map(bucket -> bucket + "/*").toArray(String[]::new));
        allow(
                "WriteResults",
                List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"),
                values.results + "/*");
        allow(
                "FindLogs",
                List.of("s3:GetBucketLocation", "s3:ListBucket"),
                Stream.concat(values.lake.stream(), Stream.of(values.results)).toArray(String[]::new));
    }

    private void allow(String sid, List<String> actions, String... resources) {
        resource.addToPolicy(PolicyStatement.Builder.create()
                .sid(sid)
                .actions(actions)
                .resources(List.of(resources))
                .build());
    }

    /** The role. */
    public IRole role() {
        return resource;
    }

    private record Values(String account, List<String> lake, String results, String database, String workGroup) {}

    /** Collects what a {@link LogReader} may see. */
    public static final class Builder {
        private final Construct scope;
        private @Nullable String trustedAccountId;
        private List<String> lake = List.of();
        private @Nullable String results;
        private @Nullable String database;
        private @Nullable String workGroup;
        private @Nullable String permissionsBoundary;

        private Builder(Construct scope) {
            this.scope = scope;
        }

        public static Builder create(Construct scope) {
            return new Builder(scope);
        }

        /** The account that holds the users; required. */
        public Builder trustedAccountId(String accountId) {
            this.trustedAccountId = accountId;
            return this;
        }

        /** The ARNs of the lake's buckets, at least one; required. */
        public Builder lake(String... bucketArns) {
            this.lake = List.of(bucketArns);
            return this;
        }

        /** The ARN of the bucket for results; required. */
        public Builder results(String bucketArn) {
            this.results = bucketArn;
            return this;
        }

        /** The name of the Glue database; required. */
        public Builder database(String name) {
            this.database = name;
            return this;
        }

        /** The name of the Athena workgroup; required. */
        public Builder workGroup(String name) {
            this.workGroup = name;
            return this;
        }

        /** The name of the managed policy that bounds the role; default: none. */
        public Builder permissionsBoundary(String policyName) {
            this.permissionsBoundary = policyName;
            return this;
        }

        /** @throws IllegalArgumentException if something required is missing */
        public LogReader build() {
            if (trustedAccountId == null || !trustedAccountId.matches("\\d{12}")) {
                throw new IllegalArgumentException(
                        "'trustedAccountId' must be 12 digits, got %s".formatted(trustedAccountId));
            }
            if (lake.isEmpty() || results == null || database == null || workGroup == null) {
                throw new IllegalArgumentException(
                        "'lake', 'results', 'database' and 'workGroup' must be given, got %s, %s, %s, %s"
                                .formatted(lake, results, database, workGroup));
            }
            return new LogReader(this, new Values(trustedAccountId, lake, results, database, workGroup));
        }
    }
}
