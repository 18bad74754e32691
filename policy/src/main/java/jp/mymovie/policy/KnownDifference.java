package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Readings of {@code iam-simulate} that AWS's documentation contradicts. {@link Evaluator} decides such a request; where
 * the two disagree for no reason that stands here, one of them is at fault. The cases of {@code cases.json} hold each
 * against its page of AWS.
 */
enum KnownDifference {
    UNASKED(
            "it asks for a permission where AWS asks for none, and overlooks who may sign",
            (request, policies) -> Unasked.passes(request) != null || Unasked.fails(request) != null),
    ROOT_SESSION(
            "it wants a policy of the member's root that lets the management account open it",
            (request, policies) -> request.lowerCaseAction().equals("sts:assumeroot")),
    BUCKET_UNLOCKED(
            "it lets a bucket's policy lock out the root user who may always replace it",
            (request, policies) -> request.unlocksABucket()),
    STAR_OVER_COLONS(
            "it keeps a star that ends a segment of a resource's ARN within the segment",
            KnownDifference::reachesOverColons),
    ALL_BUCKETS(
            "it lets a star alone stand for all buckets",
            (request, policies) -> !request.matchedResource().equals(request.resource())),
    NOT_RESOURCE(
            "it takes a request on no resource for one on what NotResource lists",
            (request, policies) -> request.resource().equals("*")
                    && statements(policies)
                            .filter(statement -> statement.has("NotResource"))
                            .flatMap(statement -> Statement.texts(statement.path("Action")).stream())
                            .anyMatch(action ->
                                    new Pattern(action.toLowerCase(Locale.ROOT)).matches(request.lowerCaseAction()))),
    ANY_VALUE_IF_EXISTS(
            "it overlooks IfExists under ForAnyValue",
            (request, policies) -> conditions(policies)
                    .anyMatch(condition -> condition.operator.startsWith("ForAnyValue:")
                            && condition.operator.endsWith("IfExists")
                            && request.context().values(condition.key).isEmpty())),
    EMPTY_SET(
            "it takes an empty string for a value under set operators",
            (request, policies) -> conditions(policies)
                    .anyMatch(condition -> condition.operator.startsWith("For")
                            && request.context().values(condition.key).contains(""))),
    DATES(
            "it holds seconds since 1970 against milliseconds, a year for seconds, and what only begins like a date for one",
            (request, policies) -> conditions(policies)
                    .anyMatch(condition -> condition.operator.contains("Date")
                            && Stream.concat(
                                            condition.values.stream(), request.context().values(condition.key).stream())
                                    .anyMatch(value -> value.matches("\\d+") || Moment.of(value) == null))),
    VARIABLES(
            "it fills in policy variables whatever the version of the policy",
            (request, policies) -> all(policies)
                    .anyMatch(policy -> !policy.hasVariables()
                            && policy.document().toString().contains("${"))),
    ESCAPED_DOLLAR(
            "it does not unescape an escaped dollar",
            (request, policies) -> all(policies)
                    .anyMatch(policy -> policy.document().toString().contains("${$}"))),
    NOT_PRINCIPAL(
            "it spares whoever is named by any of what NotPrincipal lists, the account included",
            (request, policies) -> policies.resource() != null
                    && policies.resource().document().toString().contains("\"NotPrincipal\"")),
    SESSION_POLICY(
            "it lets a session's policy narrow what a resource's policy grants to everybody or to the session by its ARN",
            (request, policies) -> policies.session() != null
                    && policies.resource() != null
                    && Stream.of("*", request.caller().arn())
                            .anyMatch(named ->
                                    policies.resource().document().toString().contains('"' + named + '"'))),
    FEDERATED_USERS(
            "it gives a federated user's session without a policy all that the user has",
            (request, policies) -> request.caller().kind() == Caller.Kind.FEDERATED_USER && policies.session() == null),
    RETIRED_GRANTS(
            "it lets resource control policies bind kms:RetireGrant",
            (request, policies) -> request.lowerCaseAction().equals("kms:retiregrant"));

    private final String reason;
    private final BiPredicate<Request, Policies> about;

    KnownDifference(String reason, BiPredicate<Request, Policies> about) {
        this.reason = reason;
        this.about = about;
    }

    private record Written(String operator, String key, List<String> values) {}

    /** The reading of {@code iam-simulate}, such as "it …". */
    String reason() {
        return reason;
    }

    /** The first that a request is about, or null if both should decide it alike. */
    static @Nullable KnownDifference of(Request request, Policies policies) {
        return Arrays.stream(values())
                .filter(difference -> difference.about.test(request, policies))
                .findFirst()
                .orElse(null);
    }

    private static boolean reachesOverColons(Request request, Policies policies) {
        return statements(policies)
                .flatMap(statement -> Stream.of("Resource", "NotResource")
                        .flatMap(element -> Statement.texts(statement.path(element)).stream()))
                .map(request.context()::substitute)
                .filter(text -> text != null && !text.equals("*"))
                .map(Pattern::new)
                .anyMatch(pattern ->
                        pattern.matchesResource(request.resource()) != pattern.matchesArn(request.resource()));
    }

    private static Stream<Policy> all(Policies policies) {
        List<Policy> all = new ArrayList<>(policies.identity());
        for (Policy one : Arrays.asList(policies.boundary(), policies.session(), policies.resource())) {
            if (one != null) {
                all.add(one);
            }
        }
        policies.serviceControl().values().forEach(all::addAll);
        policies.resourceControl().values().forEach(all::addAll);
        return all.stream();
    }

    private static Stream<JsonNode> statements(Policies policies) {
        return all(policies).flatMap(policy -> {
            JsonNode written = policy.document().path("Statement");
            return written.isArray() ? written.valueStream() : Stream.of(written);
        });
    }

    private static Stream<Written> conditions(Policies policies) {
        return statements(policies)
                .flatMap(statement -> statement.path("Condition").properties().stream())
                .flatMap(operator ->
                        operator.getValue().properties().stream().map(key -> written(operator.getKey(), key)));
    }

    private static Written written(String operator, Map.Entry<String, JsonNode> key) {
        return new Written(operator, key.getKey(), Statement.texts(key.getValue()));
    }
}
