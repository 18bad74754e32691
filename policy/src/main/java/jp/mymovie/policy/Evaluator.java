package jp.mymovie.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.mymovie.policy.Decision.Outcome;
import jp.mymovie.policy.Principals.Match;
import org.jspecify.annotations.Nullable;

/**
 * AWS's own order of evaluation, written from its description: an explicit deny anywhere decides; then every level of
 * the organization must let it pass; then the resource's policy, the identity's, its boundary and its session decide,
 * both sides where two accounts are concerned.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
final class Evaluator {
    /** @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/resource-control-policies.html">RCPs in KMS</a> */
    private static final String BEYOND_RESOURCE_CONTROL = "kms:retiregrant";

    private final Request request;
    private final Policies policies;
    private final List<String> because = new ArrayList<>();

    private Evaluator(Request request, Policies policies) {
        this.request = request;
        this.policies = policies;
    }

    static Decision decide(Request request, Policies policies) {
        return new Evaluator(request, policies).decide();
    }

    private Decision decide() {
        String unasked = Unasked.passes(request);
        if (unasked != null) {
            return new Decision(Outcome.ALLOWED, List.of(unasked));
        }
        boolean bound = !request.caller().isLinked();
        boolean boundAsCaller = bound && request.caller().isIdentity();
        List<String> denials = new ArrayList<>();
        if (boundAsCaller) {
            policies.serviceControl().values().forEach(level -> deny(level, denials));
        }
        if (bound && !request.lowerCaseAction().equals(BEYOND_RESOURCE_CONTROL)) {
            policies.resourceControl().values().forEach(level -> denyCaller(level, denials));
        }
        deny(policies.identity(), denials);
        deny(listed(policies.boundary()), denials);
        deny(listed(policies.session()), denials);
        if (!request.unlocksABucket()) {
            denyCaller(listed(policies.resource()), denials);
        }
        if (!denials.isEmpty()) {
            return new Decision(Outcome.EXPLICITLY_DENIED, List.copyOf(denials));
        }
        String refused = Unasked.fails(request);
        if (refused != null) {
            return implicitly(refused);
        }
        if (boundAsCaller) {
            for (Map.Entry<String, List<Policy>> level :
                    policies.serviceControl().entrySet()) {
                if (allowing(level.getValue()) == null) {
                    return implicitly("no service control policy of " + level.getKey() + " allows it");
                }
            }
        }
        return grants() ? new Decision(Outcome.ALLOWED, List.copyOf(because)) : implicitly(null);
    }

    private Decision implicitly(@Nullable String reason) {
        return new Decision(Outcome.IMPLICITLY_DENIED, reason == null ? List.copyOf(because) : List.of(reason));
    }

    private boolean grants() {
        Match named = Match.NONE;
        if (policies.resource() != null) {
            for (Statement statement : policies.resource().statements()) {
                Match match = statement.principals().match(request.caller());
                if (statement.allows() && match != Match.NONE && statement.matches(request)) {
                    because.add(statement.name());
                    named = match.compareTo(named) > 0 ? match : named;
                }
            }
        }
        if (!request.caller().isIdentity()) {
            return named != Match.NONE || say("no policy of the resource allows it");
        }
        if (request.lowerCaseAction().equals("sts:assumeroot")) {
            return opensRoot() && ownPoliciesAllow();
        }
        if (!request.inOneAccount()) {
            boolean there = named != Match.NONE || say("no policy of the resource allows it to another account");
            return ownPoliciesAllow() && there;
        }
        if (needsTrust() && named == Match.NONE) {
            return say("the role does not trust the caller");
        }
        return switch (named) {
            case CALLER -> true;
            case ROLE -> within(policies.boundary(), "boundary") && withinSession();
            case ACCOUNT, NONE -> ownPoliciesAllow();
        };
    }

    private boolean ownPoliciesAllow() {
        return identityAllows() && within(policies.boundary(), "boundary") && withinSession();
    }

    /**
     * A root session is opened by the leave of the management account's policies alone: no policy of the member's own has
     * a say in it. Who is bound by service control policies is a member, and cannot open any.
     *
     * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html">AssumeRoot</a>
     */
    private boolean opensRoot() {
        return policies.serviceControl().isEmpty() && inOneOrganization()
                || say("a root session is opened by the organization's management account alone");
    }

    private boolean inOneOrganization() {
        List<String> of = request.context().ofLowerCase("aws:principalorgid");
        List<String> there = request.context().ofLowerCase("aws:resourceorgid");
        return of.isEmpty() || there.isEmpty() || of.equals(there);
    }

    /** Roles are assumed by their trust policy's leave alone; keys are used by their key policy's. */
    private boolean needsTrust() {
        return request.opensARole() || request.lowerCaseAction().startsWith("kms:") && policies.resource() != null;
    }

    private boolean identityAllows() {
        if (request.caller().isRoot()) {
            because.add("the root user may do everything in its account");
            return true;
        }
        String statement = allowing(policies.identity());
        if (statement == null) {
            return say("no policy of the caller allows it");
        }
        because.add(statement);
        return true;
    }

    private boolean within(@Nullable Policy policy, String what) {
        if (policy == null) {
            return true;
        }
        String statement = allowing(List.of(policy));
        if (statement == null) {
            return say("the " + what + " " + policy.name() + " does not allow it");
        }
        because.add(statement);
        return true;
    }

    /** A session of GetFederationToken without a policy has no permissions but those that name it. */
    private boolean withinSession() {
        if (policies.session() == null && request.caller().kind() == Caller.Kind.FEDERATED_USER) {
            return say("a federated user's session has no permissions without a session policy");
        }
        return within(policies.session(), "session policy");
    }

    private boolean say(String missing) {
        because.clear();
        because.add(missing);
        return false;
    }

    private @Nullable String allowing(List<Policy> candidates) {
        for (Policy policy : candidates) {
            for (Statement statement : policy.statements()) {
                if (statement.allows() && statement.matches(request)) {
                    return statement.name();
                }
            }
        }
        return null;
    }

    private void deny(List<Policy> candidates, List<String> denials) {
        for (Policy policy : candidates) {
            for (Statement statement : policy.statements()) {
                if (!statement.allows() && statement.matches(request)) {
                    denials.add(statement.name());
                }
            }
        }
    }

    private void denyCaller(List<Policy> candidates, List<String> denials) {
        for (Policy policy : candidates) {
            for (Statement statement : policy.statements()) {
                if (!statement.allows()
                        && statement.principals().bind(request.caller(), policies.boundary() != null)
                        && statement.matches(request)) {
                    denials.add(statement.name());
                }
            }
        }
    }

    private static List<Policy> listed(@Nullable Policy policy) {
        return policy == null ? List.of() : List.of(policy);
    }
}
