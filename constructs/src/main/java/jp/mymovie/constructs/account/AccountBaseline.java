package jp.mymovie.constructs.account;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.accessanalyzer.CfnAnalyzer;
import software.amazon.awscdk.services.ec2.CfnSnapshotBlockPublicAccess;
import software.constructs.Construct;

/**
 * Baseline of an account: no public bucket, encrypted volumes in every region in use, rules for passwords, contacts,
 * and an analyzer that reports what is shared with somebody outside the account (free of charge). What CloudFormation has
 * no type for is set by one function, once. All that it sets stays when the stack goes; the guardrail {@code
 * ProtectBaseline} keeps it from being unset. The trail is the organization's.
 *
 * <p>The analyzer looks at the roles of the account, which are the same in all regions, and at the other resources of the
 * stack's region alone. Another region that holds buckets, queues, keys or secrets of its own has an analyzer of its own:
 * make one in a stack there.
 *
 * <p>{@link Detector Config, GuardDuty and Security Hub} are off: they cost by the month, also where nothing happens.
 */
public final class AccountBaseline extends Construct {
    private AccountBaseline(Builder builder) {
        super(builder.scope, builder.id);
        if (builder.blockPublicSnapshots) {
            CfnSnapshotBlockPublicAccess.Builder.create(this, "Snapshots")
                    .state("block-all-sharing")
                    .build()
                    .applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        }
        if (builder.analyzer) {
            CfnAnalyzer.Builder.create(this, "Analyzer").type("ACCOUNT").build();
        }
        if (builder.organizationAnalyzer) {
            CfnAnalyzer.Builder.create(this, "OrganizationAnalyzer")
                    .type("ORGANIZATION")
                    .build();
        }
        settings(builder);
        builder.detectors.forEach(detector -> detector.create(this, builder.archiveBucket));
    }

    private void settings(Builder builder) {
        OperationsFunction.Builder function = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.account.AccountBaseline::handleRequest")
                .description("Sets in the account what CloudFormation has no type for");
        if (builder.roleName != null) {
            function.roleName(builder.roleName);
        }
        OperationsFunction settings = function.build();
        List<String> actions = new ArrayList<>(List.of(
                "ec2:EnableEbsEncryptionByDefault",
                "iam:UpdateAccountPasswordPolicy",
                "s3:PutAccountPublicAccessBlock"));
        if (builder.contact != null) {
            actions.add("account:PutAlternateContact");
        }
        settings.allow(actions, List.of("*"));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("AccountId", Stack.of(this).getAccount());
        properties.put("HomeRegion", Stack.of(this).getRegion());
        properties.put(
                "Regions", builder.regions.isEmpty() ? List.of(Stack.of(this).getRegion()) : builder.regions);
        if (builder.contact != null) {
            properties.put(
                    "Contacts",
                    Stream.of("SECURITY", "OPERATIONS", "BILLING")
                            .map(builder.contact::as)
                            .toList());
        }
        CustomResource.Builder.create(this, "Settings")
                .resourceType("Custom::AccountBaseline")
                .serviceToken(settings.function().getFunctionArn())
                .serviceTimeout(Duration.minutes(5))
                .properties(properties)
                .build();
    }

    /** Collects what an {@link AccountBaseline} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Set<Detector> detectors = EnumSet.noneOf(Detector.class);
        private boolean analyzer = true;
        private boolean organizationAnalyzer;
        private boolean blockPublicSnapshots;
        private List<String> regions = List.of();
        private @Nullable Contact contact;
        private @Nullable String roleName;
        private @Nullable String archiveBucket;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Regions in which volumes are encrypted by default, such as {@code us-east-1}; default: the stack's alone. */
        public Builder regions(List<String> regions) {
            this.regions = List.copyOf(regions);
            return this;
        }

        /**
         * Refuses public snapshots in the stack's region. For an account that is under no {@code DeclarativeEc2Policy} of
         * its organization: that holds the same attribute, and says that the account cannot modify it, so the stack would
         * be rolled back. Default: no.
         *
         * @see <a
         *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative.html">
         *     Declarative policies</a>
         */
        public Builder blockPublicSnapshots() {
            this.blockPublicSnapshots = true;
            return this;
        }

        /** Whom AWS calls; default: the root user's address alone. */
        public Builder contact(Contact contact) {
            this.contact = contact;
            return this;
        }

        /** A fixed name of the function's role, where guardrails must know it; default: made up by CloudFormation. */
        public Builder roleName(String roleName) {
            this.roleName = roleName;
            return this;
        }

        /** Whether IAM Access Analyzer looks at what is shared outside the account; default: yes. */
        public Builder analyzer(boolean analyzer) {
            this.analyzer = analyzer;
            return this;
        }

        /**
         * Has IAM Access Analyzer look at what is shared outside the organization, in all its accounts, also free of
         * charge; where the account is the service's delegated administrator. Default: no.
         */
        public Builder organizationAnalyzer() {
            this.organizationAnalyzer = true;
            return this;
        }

        /** Switches a service on that costs by the month; default: none. */
        public Builder detector(Detector detector) {
            this.detectors.add(detector);
            return this;
        }

        /** Where Config delivers; required with {@link Detector#CONFIG}. */
        public Builder archiveBucket(String bucketName) {
            this.archiveBucket = bucketName;
            return this;
        }

        /** @throws IllegalArgumentException if Config has no bucket to deliver to */
        public AccountBaseline build() {
            if (detectors.contains(Detector.CONFIG) && archiveBucket == null) {
                throw new IllegalArgumentException(
                        "'archiveBucket' must be the bucket to which Config delivers, got null");
            }
            return new AccountBaseline(this);
        }
    }
}
