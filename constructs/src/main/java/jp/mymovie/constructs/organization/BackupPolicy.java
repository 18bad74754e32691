package jp.mymovie.constructs.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.organizations.CfnPolicy;
import software.constructs.Construct;

/**
 * A backup plan that the organization lays upon accounts, whether or not their own stacks make one: once a day, of
 * everything that carries a tag, into the vault of a given name, with the role of a given name. Vault and role must exist
 * in each account; backups themselves are paid by what they store. The organization must enable {@code BACKUP_POLICY} and
 * trust {@code backup.amazonaws.com}.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html">Backup
 *     policies</a>
 */
public final class BackupPolicy extends Construct {
    private BackupPolicy(Builder builder, String name, String vaultName, String roleName) {
        super(builder.scope, builder.id);
        Map<String, Object> content = builder.content(vaultName, roleName);
        int length = MinifiedJson.of(content).length();
        if (length > PolicyQuota.BACKUP.characters()) {
            throw new IllegalArgumentException("backup policy must fit into %d characters, got %d: name fewer regions"
                    .formatted(PolicyQuota.BACKUP.characters(), length));
        }
        CfnPolicy resource = CfnPolicy.Builder.create(this, "Resource")
                .type("BACKUP_POLICY")
                .name(name)
                .description("A backup a day of everything that is tagged so")
                .content(content)
                .targetIds(builder.targetIds)
                .build();
        if (builder.features != null) {
            resource.getNode().addDependency(builder.features);
            builder.features.oneAtATime().add(resource);
        }
    }

    /** Collects what a {@link BackupPolicy} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<String> targetIds = new ArrayList<>();
        private final List<String> regions = new ArrayList<>();
        private @Nullable OrganizationFeatures features;
        private @Nullable String name;
        private @Nullable String vaultName;
        private @Nullable String roleName;
        private Duration retention = Duration.days(7);
        private int hourUtc = 18;
        private String tagKey = "backup";
        private String tagValue = "daily";

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The policy's name, unique in the organization; required. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** The vault of that name in each account, and the role that AWS Backup takes; required. */
        public Builder into(String vaultName, String roleName) {
            this.vaultName = vaultName;
            this.roleName = roleName;
            return this;
        }

        /** The regions in which resources are backed up; at least one. */
        public Builder regions(List<String> regions) {
            this.regions.addAll(regions);
            return this;
        }

        /** What is backed up, by its tag; default: {@code backup} = {@code daily}. */
        public Builder tag(String key, String value) {
            this.tagKey = key;
            this.tagValue = value;
            return this;
        }

        /** How long a recovery point is kept; default: 7 days. */
        public Builder retention(Duration retention) {
            this.retention = retention;
            return this;
        }

        /** The hour of the day in UTC; default: 18, three in the morning in Japan. */
        public Builder hourUtc(int hourUtc) {
            this.hourUtc = hourUtc;
            return this;
        }

        /** The roots, units or accounts that are bound; at least one. */
        public Builder targetIds(List<String> targetIds) {
            this.targetIds.addAll(targetIds);
            return this;
        }

        /** Features that enable the policy type before; default: it is enabled already. */
        public Builder features(OrganizationFeatures features) {
            this.features = features;
            return this;
        }

        private Map<String, Object> content(String vault, String role) {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("schedule_expression", assign("cron(0 %d * * ? *)".formatted(hourUtc)));
            rule.put("target_backup_vault_name", assign(vault));
            rule.put("lifecycle", Map.of("delete_after_days", assign(String.valueOf(retention.toDays()))));
            Map<String, Object> tag = new LinkedHashMap<>();
            tag.put("iam_role_arn", assign("arn:aws:iam::$account:role/" + role));
            tag.put("tag_key", assign(tagKey));
            tag.put("tag_value", Map.of("@@assign", List.of(tagValue)));
            Map<String, Object> plan = new LinkedHashMap<>();
            plan.put("regions", Map.of("@@assign", List.copyOf(regions)));
            plan.put("rules", Map.of("daily", rule));
            plan.put("selections", Map.of("tags", Map.of("tagged", tag)));
            return Map.of("plans", Map.of("daily", plan));
        }

        private static Map<String, Object> assign(String value) {
            return Map.of("@@assign", value);
        }

        /** @throws IllegalArgumentException if something required is missing, or if it would never run */
        public BackupPolicy build() {
            if (name == null || vaultName == null || roleName == null) {
                throw new IllegalArgumentException(
                        "'name', vault and role must be given, got %s, %s, %s".formatted(name, vaultName, roleName));
            }
            if (targetIds.isEmpty() || regions.isEmpty()) {
                throw new IllegalArgumentException("'targetIds' and 'regions' must hold at least one, got %s and %s"
                        .formatted(targetIds, regions));
            }
            if (hourUtc < 0 || hourUtc > 23) {
                throw new IllegalArgumentException("'hourUtc' must be 0 to 23, got %d".formatted(hourUtc));
            }
            return new BackupPolicy(this, name, vaultName, roleName);
        }
    }
}
