package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Stack;
import org.jspecify.annotations.Nullable;

/** Policy decisions at a moment of the estate's making, when some of its stacks are deployed and others not. */
public final class Authorization {
    private static final String ADMINISTRATOR = "AdministratorAccess";

    private final PolicyEstate estate;

    private Authorization(PolicyEstate estate) {
        this.estate = estate;
    }

    /**
     * A decision.
     *
     * @param allowed whether AWS would let it pass
     * @param because the statements that decide, or what is missing
     */
    public record Verdict(boolean allowed, List<String> because) {}

    /** Names and accounts, the same at all moments; made once, since it names every resource of every stack. */
    public static final class Plan {
        private final PolicyEstate.Plan plan;

        /**
         * Of an estate.
         *
         * @param all every stack, the bootstrap's among them
         * @param accounts as the settings list them
         */
        public Plan(List<Stack> all, List<Account> accounts) {
            plan = PolicyEstate.Plan.of(all, accounts);
        }

        /** Decisions when these stacks alone are deployed. */
        public Authorization at(List<Stack> deployed) {
            return new Authorization(new PolicyEstate(plan, deployed));
        }
    }

    /** Adds a user of the management account that no template makes: with AdministratorAccess and no boundary. */
    public Authorization with(String account, String user) {
        Caller caller = Caller.user(
                "arn:aws:iam::%s:user/%s".formatted(estate.accounts().get(account), user),
                estate.accounts().getOrDefault(account, PolicyEstate.FOREIGN));
        String name = account + "/" + user;
        estate.identities()
                .putIfAbsent(
                        name,
                        new Identity(
                                name,
                                caller,
                                List.of(AwsManaged.named(ADMINISTRATOR)),
                                null,
                                null,
                                Map.of("aws:username", List.of(user))));
        return this;
    }

    /** True if there is somebody of that name, such as {@code Prod/Administrator}. */
    public boolean knows(String who) {
        try {
            estate.identity(who);
            return true;
        } catch (IllegalArgumentException nobody) {
            return false;
        }
    }

    /**
     * Decides a request.
     *
     * @param who such as {@code Prod/cfn-exec@us-east-1}, or a service's principal
     * @param region where it is sent, or null for the service's usual one
     * @param context condition keys that the request carries
     * @throws IllegalArgumentException if nobody is called so at this moment
     */
    public Verdict decide(
            String who, String action, String resource, @Nullable String region, Map<String, List<String>> context) {
        return verdict(estate.decide(estate.identity(who), action, resource, region, context));
    }

    /** Decides whether a token of GitHub opens a role; the claims are those of the token. */
    public Verdict open(String role, Map<String, String> claims) {
        String issuer = "token.actions.githubusercontent.com";
        Map<String, List<String>> context = new TreeMap<>();
        claims.forEach((claim, value) -> context.put(issuer + ":" + claim, List.of(value)));
        Caller token = Caller.webIdentity("arn:aws:iam::%s:oidc-provider/%s".formatted(role.split(":")[4], issuer));
        return verdict(estate.decide(
                Identity.of("token", token), "sts:AssumeRoleWithWebIdentity", role, null, new TreeMap<>(context)));
    }

    private static Verdict verdict(Decision decision) {
        return new Verdict(decision.allowed(), decision.because());
    }

    /** The ARN of the role or user of that name; null if there is nobody. */
    public @Nullable String arn(String who) {
        return knows(who) ? estate.identity(who).caller().principalArn() : null;
    }

    /** Everybody's name. */
    public List<String> everybody() {
        return List.copyOf(estate.identities().keySet());
    }

    /**
     * Tells of each action that a policy of a bounded role allows and its boundary does not.
     *
     * @param told gets the role's name and the action
     */
    public void beyondBoundaries(BiConsumer<String, String> told) {
        estate.identities().values().stream()
                .filter(identity -> identity.boundary() != null)
                .forEach(identity -> identity.policies().stream()
                        .filter(policy -> !policy.name().startsWith("AWS's "))
                        .forEach(policy -> beyond(identity, policy, told)));
    }

    private void beyond(Identity identity, Policy policy, BiConsumer<String, String> told) {
        for (JsonNode statement : policy.document().path("Statement")) {
            if (statement.path("Effect").asText().equals("Allow")) {
                List<String> named = Statement.texts(statement.path("Resource"));
                List<String> resources = named.isEmpty() ? List.of("*") : named;
                Statement.texts(statement.path("Action")).stream()
                        .filter(action ->
                                resources.stream().anyMatch(resource -> !withinBoundary(identity, action, resource)))
                        .forEach(action -> told.accept(identity.name(), action));
            }
        }
    }

    /** True if a boundary lets an action on a resource pass, whatever the conditions. */
    private static boolean withinBoundary(Identity identity, String action, String resource) {
        Policy boundary = identity.boundary();
        String asked = action.replace("*", "Any");
        Request request = new Request(
                identity.caller(), asked, resource, identity.caller().account(), new Context(Map.of()));
        return boundary == null
                || boundary.statements().stream().anyMatch(rule -> rule.allows() && rule.matches(request));
    }

    /** True if somebody's boundary lets an action on everything pass, or there is none. */
    public boolean isWithinBoundary(String who, String action) {
        return withinBoundary(estate.identity(who), action, "*");
    }
}
