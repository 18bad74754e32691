package jp.mymovie.operations.trail;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the watch, from its environment.
 *
 * @param account the account of which all is told
 * @param deployers ARNs of the roles that deploy, {@code {account}} standing for the account that is called
 * @param buckets names of the archive's buckets
 * @param runbook what a message ends with; may be empty
 */
record Settings(
        String region, String topic, String account, List<String> deployers, Set<String> buckets, String runbook) {
    static Settings of(Function<String, @Nullable String> environment) {
        return new Settings(
                required(environment, "AWS_REGION"),
                required(environment, "TOPIC_ARN"),
                required(environment, "ACCOUNT"),
                List.of(required(environment, "DEPLOYERS").split(",")),
                Set.copyOf(List.of(required(environment, "BUCKETS").split(","))),
                optional(environment, "RUNBOOK"));
    }

    /** True if nothing is left out: no guardrail binds the account. */
    boolean tellsAllOf(String account) {
        return account.equals(this.account);
    }

    Set<String> deployersOf(String account) {
        return deployers.stream()
                .map(deployer -> deployer.replace("{account}", account))
                .collect(Collectors.toSet());
    }

    /** @param name the name or the ARN of a bucket, or of something in it */
    boolean isOfTheArchive(String name) {
        return Stream.of(name.replaceFirst("^arn:aws:s3:::", "").split("/", 2))
                .limit(1)
                .anyMatch(buckets::contains);
    }

    private static String required(Function<String, @Nullable String> environment, String name) {
        String value = optional(environment, name);
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "'%s' must be set, got nothing: set it in the function's environment".formatted(name));
        }
        return value;
    }

    private static String optional(Function<String, @Nullable String> environment, String name) {
        String value = environment.apply(name);
        return value == null ? "" : value;
    }
}
