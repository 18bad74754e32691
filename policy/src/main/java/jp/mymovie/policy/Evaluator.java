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
        List<String> denials = new ArrayList<>();
        policies.serviceControl().values().forEach(level -> deny(level, denials));
        policies.resourceControl().values().forEach(level -> denyCaller(level, denials));
        deny(policies.identity(), denials);
        deny(listed(policies.boundary()), denials);
        deny(listed(policies.session()), denials);
        denyCaller(listed(policies.resource()), denials);
        if (!denials.isEmpty()) {
            return new Decision(Outcome.EXPLICITLY_DENIED, List.copyOf(denials));
        }
        for (Map.Entry<String, List<Policy>> level : policies.serviceControl().entrySet()) {
            if (allowing(level.getValue()) == null) {
                return implicitly("no service control policy of " + level.getKey() + " allows it");
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
        // A root session is opened by the management account's leave alone: no policy of the member has a say in it.
        if (request.action().equals("sts:AssumeRoot")) {
            return identityAllows() && within(policies.boundary(), "boundary") && withinSession();
        }
        if (!request.inOneAccount()) {
            boolean there = named != Match.NONE || say("no policy of the resource allows it to another account");
            return identityAllows() && within(policies.boundary(), "boundary") && withinSession() && there;
        }
        if (needsTrust() && named == Match.NONE) {
            return say("the role does not trust the caller");
        }
        return switch (named) {
            case CALLER -> true;
            case ROLE -> within(policies.boundary(), "boundary") && withinSession();
            case ACCOUNT, NONE -> identityAllows() && within(policies.boundary(), "boundary") && withinSession();
        };
    }

    /** Roles are assumed by their trust policy's leave alone; keys are used by their key policy's. */
    private boolean needsTrust() {
        return request.action().startsWith("sts:Assume")
                || request.action().startsWith("kms:") && policies.resource() != null;
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

    private boolean withinSession() {
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
                        && statement.principals().match(request.caller()) != Match.NONE
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
