package jp.mymovie.constructs.loglake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * A service account's way into the log archive of another account: the role of its streams, under the fixed name that
 * the archive's bucket knows, and a log of deliveries that fail.
 */
public final class LakeWriter extends Construct {
    private final String bucketArn;
    private final String service;
    private final List<String> logs;
    private final IRole role;
    private final LogGroup failures;

    private LakeWriter(Builder builder, String bucketArn, String service) {
        super(builder.scope, builder.id);
        this.bucketArn = bucketArn;
        this.service = service;
        this.logs = List.copyOf(builder.logs);
        String account = Stack.of(this).getAccount();
        role = builder.existing ? existing(builder.roleName) : role(builder.roleName, account);
        failures = LogGroup.Builder.create(this, "Failures")
                .retention(RetentionDays.ONE_MONTH)
                .build();
        failures.grantWrite(role);
        if (builder.existing) {
            return;
        }
        allow(List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"), List.of(bucketArn));
        allow(
                LakeFolders.OBJECT_ACTIONS,
                LakeFolders.of(account, logs).stream()
                        .map(folder -> bucketArn + "/" + folder)
                        .toList());
    }

    private Role role(@Nullable String name, String account) {
        return Role.Builder.create(this, "Resource")
                .roleName(name)
                .description("Writes logs into the archive")
                .assumedBy(new ServicePrincipal(
                        "firehose.amazonaws.com",
                        ServicePrincipalOpts.builder()
                                .conditions(Map.of("StringEquals", Map.of("sts:ExternalId", account)))
                                .build()))
                .build();
    }

    private IRole existing(@Nullable String name) {
        if (name == null) {
            throw new IllegalArgumentException("'roleName' must be that of the existing role, got null");
        }
        return Role.fromRoleName(this, "Resource", name);
    }

    private void allow(List<String> actions, List<String> resources) {
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build());
    }

    void check(CustomLog log) {
        if (!logs.contains(log.name())) {
            throw new IllegalArgumentException(
                    "the writer must know the log '%s', got %s: add it with log()".formatted(log.name(), logs));
        }
    }

    String bucketArn() {
        return bucketArn;
    }

    String service() {
        return service;
    }

    IRole role() {
        return role;
    }

    LogGroup failures() {
        return failures;
    }

    /** Collects what a {@link LakeWriter} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<String> logs = new ArrayList<>();
        private @Nullable String bucketArn;
        private @Nullable String service;
        private @Nullable String roleName;
        private boolean existing;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The bucket of the archive; required. */
        public Builder bucketArn(String bucketArn) {
            this.bucketArn = bucketArn;
            return this;
        }

        /** What the service is called in the paths, one the archive knows; required. */
        public Builder service(String service) {
            this.service = service;
            return this;
        }

        /** The name that the archive's bucket trusts; required across accounts. */
        public Builder roleName(String roleName) {
            this.roleName = roleName;
            return this;
        }

        /**
         * Takes the role of that name, which a writer of another region of the account has made and allowed to write into the
         * archive; this one adds its own log of failures. Default: the role is made here.
         */
        public Builder existingRole() {
            this.existing = true;
            return this;
        }

        /** A log of its own that the service writes; default: none. */
        public Builder log(CustomLog log) {
            logs.add(log.name());
            return this;
        }

        /** @throws IllegalArgumentException if the bucket or the service is missing, the service is no folder name, or an existing role has no name */
        public LakeWriter build() {
            if (bucketArn == null) {
                throw new IllegalArgumentException("'bucketArn' must be the bucket of the archive, got null");
            }
            if (service == null || !service.matches("[a-z0-9-]+")) {
                throw new IllegalArgumentException(
                        "'service' must be lower-case letters, digits and hyphens, got %s".formatted(service));
            }
            return new LakeWriter(this, bucketArn, service);
        }
    }
}
