package jp.mymovie.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A search for ways to more rights, breadth first: from principals over every hop that the policies allow. A hop is a role
 * taken, handed to a service that it trusts, or opened by its trust policy; a role or user made; a function's code or a
 * stack changed that runs as a role; a credential made; a policy or boundary changed. Where a hop needs more than one call
 * and the others are commonplace, it counts as done: the search finds too much rather than too little.
 */
final class Escalation {
    private static final String ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final Policy EVERYTHING = AwsManaged.named("AdministratorAccess");
    private static final java.util.regex.Pattern PEOPLE = java.util.regex.Pattern.compile(
            ".*/(Administrator|ReadOnly|LogReader|BreakGlass|OrganizationAccountAccessRole)");

    private final PolicyEstate estate;
    private final Targets targets;
    private final Deque<Held> queue = new ArrayDeque<>();
    private final Map<String, Held> held = new TreeMap<>();
    /** Roles by ARN whose policies, or whose boundary, somebody could change: the variants that they could become. */
    private final Map<String, Set<Identity>> variants = new TreeMap<>();

    private final Map<String, String> goals = new TreeMap<>();

    /**
     * @param who a principal as which one can act
     * @param way the hops to it
     */
    private record Held(Identity who, String way) {}

    private Escalation(PolicyEstate estate, Targets targets) {
        this.estate = estate;
        this.targets = targets;
    }

    /** The goals that are reached from every role but people's, each with the shortest way to it. */
    static Map<String, String> search(PolicyEstate estate, Targets targets) {
        Escalation search = new Escalation(estate, targets);
        for (Identity role : targets.roles().values()) {
            if (!PEOPLE.matcher(role.name()).matches()) {
                search.hold(role, role.name());
            }
        }
        while (!search.queue.isEmpty()) {
            search.expand(search.queue.remove());
        }
        System.out.printf("%d principals held in the search for more rights%n", search.held.size());
        return search.goals;
    }

    private void hold(Identity who, String way) {
        if (held.containsKey(who.name())) {
            return;
        }
        Held now = new Held(who, way);
        held.put(who.name(), now);
        if (PEOPLE.matcher(who.name()).matches()) {
            goal("is " + who.name(), way);
            return;
        }
        if (may(who, "iam:CreateRole", iam(who, "role/escalation"), Map.of())
                || may(who, "iam:CreateUser", iam(who, "user/escalation"), Map.of())) {
            goal(who.name() + " makes what has no boundary", way);
            return;
        }
        queue.add(now);
        variants.getOrDefault(who.caller().principalArn(), Set.of())
                .forEach(variant -> hold(variant, way + " > " + variant.name()));
    }

    private void goal(String name, String way) {
        goals.putIfAbsent(name, way);
    }

    private void expand(Held from) {
        targets.roles().forEach((arn, role) -> {
            if (may(from.who, "sts:AssumeRole", arn, Map.of())) {
                step(from, role, "takes");
            }
            if (inAccountOf(from.who, arn)) {
                changeRole(from, arn, role);
            }
        });
        makeRole(from);
        targets.functions().forEach((function, role) -> {
            if (inAccountOf(from.who, function) && mayIn(from.who, "lambda:UpdateFunctionCode", function)) {
                step(from, targets.role(role), "changes the code that runs as");
            }
        });
        deploy(from);
        users(from);
        documents(from);
    }

    private void step(Held from, Identity to, String verb) {
        hold(to, "%s %s %s".formatted(from.way, verb, to.name()));
    }

    private void changeRole(Held from, String arn, Identity role) {
        Map<String, List<String>> bounded = boundedBy(targets.boundaryOf(role));
        for (String service : targets.services(arn)) {
            if (may(from.who, "iam:PassRole", arn, Map.of("iam:PassedToService", List.of(service)))) {
                step(from, role, "hands to " + service);
            }
        }
        if (may(from.who, "iam:UpdateAssumeRolePolicy", arn, bounded)) {
            step(from, role, "opens the trust of");
        }
        if (may(from.who, "iam:DeleteRole", arn, bounded) && isProtected(role)) {
            goal("deletes " + role.name(), from.way);
        }
        boolean widens = widens(from.who, "Role", arn, bounded);
        boolean unbounds = may(from.who, "iam:DeleteRolePermissionsBoundary", arn, bounded)
                || may(from.who, "iam:PutRolePermissionsBoundary", arn, boundedBy(ADMINISTRATOR_ACCESS));
        if (widens || unbounds) {
            if (isProtected(role)) {
                goal("changes the rights of " + role.name(), from.way);
            }
            Identity variant = new Identity(
                    role.name() + (widens ? " with every policy" : "") + (unbounds ? " without a boundary" : ""),
                    role.caller(),
                    widens ? List.of(EVERYTHING) : role.policies(),
                    unbounds ? null : role.boundary(),
                    null,
                    Map.of());
            variants.computeIfAbsent(arn, none -> new java.util.LinkedHashSet<>())
                    .add(variant);
            Held known = held.get(role.name());
            if (known != null) {
                hold(variant, known.way + " > " + variant.name());
            }
        }
    }

    /** Roles of the bootstrap: people's, workflows' and the CDK's. */
    private static boolean isProtected(Identity role) {
        return PEOPLE.matcher(role.name()).matches() || role.name().matches(".*/(cdk-.*|[^/.]+-github-deploy)");
    }

    private void makeRole(Held from) {
        for (String name : List.of("escalation", account(from.who) + "-escalation", "cdk-hnb659fds-escalation")) {
            for (String boundary : targets.boundaries(from.who.caller().account())) {
                String arn = iam(from.who, "role/" + name);
                if (may(from.who, "iam:CreateRole", arn, boundedBy(boundary))
                        && widens(from.who, "Role", arn, boundedBy(boundary))) {
                    step(
                            from,
                            new Identity(
                                    "%s/new role %s within %s".formatted(account(from.who), name, boundary),
                                    Caller.session(from.who.caller().account(), name, "session"),
                                    List.of(EVERYTHING),
                                    targets.boundary(boundary),
                                    null,
                                    Map.of()),
                            "makes");
                }
            }
        }
    }

    /** A stack acts as the execution role, and so does what lies in the bucket from which the next one is read. */
    private void deploy(Held from) {
        targets.executions().forEach((place, execution) -> {
            String[] at = place.split("/");
            String stack = "arn:aws:cloudformation:%s:%s:stack/%s-Api/1"
                    .formatted(at[1], at[0], execution.name().split("/")[0]);
            boolean writes = mayIn(from.who, "cloudformation:UpdateStack", stack)
                    || mayIn(from.who, "cloudformation:CreateChangeSet", stack)
                    || mayIn(
                            from.who,
                            "s3:PutObject",
                            "arn:aws:s3:::cdk-hnb659fds-assets-%s-%s/x".formatted(at[0], at[1]));
            if (writes && at[0].equals(from.who.caller().account())) {
                step(from, execution, "deploys as");
            }
        });
    }

    private void users(Held from) {
        targets.users().forEach((arn, user) -> {
            if (may(from.who, "iam:CreateAccessKey", arn, Map.of())
                    || may(from.who, "iam:CreateLoginProfile", arn, Map.of())
                    || may(from.who, "iam:UpdateLoginProfile", arn, Map.of())) {
                step(from, user, "makes a credential of");
            }
            if (from.who.name().equals(user.name()) && may(user, "iam:EnableMFADevice", arn, Map.of())) {
                Identity signedIn = user.with(Map.of("aws:MultiFactorAuthPresent", List.of("true")));
                hold(
                        new Identity(
                                user.name() + " with a second factor",
                                user.caller(),
                                user.policies(),
                                user.boundary(),
                                null,
                                signedIn.context()),
                        from.way + " registers a second factor");
            }
        });
        makeUser(from);
    }

    private void makeUser(Held from) {
        String arn = iam(from.who, "user/escalation");
        for (String boundary : targets.boundaries(from.who.caller().account())) {
            if (!may(from.who, "iam:CreateUser", arn, boundedBy(boundary))
                    || !may(from.who, "iam:CreateAccessKey", arn, Map.of())
                            && !may(from.who, "iam:CreateLoginProfile", arn, Map.of())) {
                continue;
            }
            targets.groups().forEach((group, member) -> {
                if (may(from.who, "iam:AddUserToGroup", group, Map.of())) {
                    step(from, member, "adds a user like");
                }
            });
            if (widens(from.who, "User", arn, boundedBy(boundary))) {
                step(
                        from,
                        new Identity(
                                "%s/new user within %s".formatted(account(from.who), boundary),
                                Caller.user(arn, from.who.caller().account()),
                                List.of(EVERYTHING),
                                targets.boundary(boundary),
                                null,
                                Map.of("aws:username", List.of("escalation"))),
                        "makes");
            }
        }
    }

    /** Documents that decide for everybody: boundaries, groups, providers, guardrails, the roots of members. */
    private void documents(Held from) {
        Map<String, List<String>> documents = new TreeMap<>();
        targets.policies()
                .forEach(policy -> documents.put(
                        policy, List.of("iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:DeletePolicy")));
        targets.groups()
                .keySet()
                .forEach(group -> documents.put(group, List.of("iam:PutGroupPolicy", "iam:AttachGroupPolicy")));
        targets.providers()
                .forEach(provider -> documents.put(
                        provider,
                        List.of(
                                "iam:CreateOpenIDConnectProvider",
                                "iam:AddClientIDToOpenIDConnectProvider",
                                "iam:UpdateOpenIDConnectProviderThumbprint")));
        estate.accounts()
                .values()
                .forEach(
                        account -> documents.put("arn:aws:iam::%s:root".formatted(account), List.of("sts:AssumeRoot")));
        documents.put(
                "arn:aws:organizations::000000000001:policy/o-sample0000/service_control_policy/p-x",
                List.of("organizations:UpdatePolicy", "organizations:DetachPolicy", "organizations:DeletePolicy"));
        documents.forEach((document, actions) -> actions.stream()
                .filter(action -> may(from.who, action, document, Map.of()))
                .findFirst()
                .ifPresent(action -> goal("%s changes %s".formatted(from.who.name(), document), from.way)));
    }

    private boolean widens(Identity who, String kind, String arn, Map<String, List<String>> bounded) {
        Map<String, List<String>> attached = new TreeMap<>(bounded);
        attached.put("iam:PolicyARN", List.of(ADMINISTRATOR_ACCESS));
        return may(who, "iam:Put%sPolicy".formatted(kind), arn, bounded)
                || may(who, "iam:Attach%sPolicy".formatted(kind), arn, attached);
    }

    private boolean may(Identity who, String action, String on, Map<String, List<String>> context) {
        return estate.decide(who, action, on, null, context).allowed();
    }

    private boolean mayIn(Identity who, String action, String on) {
        String region = on.split(":")[3];
        return estate.decide(who, action, on, region.isEmpty() ? null : region, Map.of())
                .allowed();
    }

    private static boolean inAccountOf(Identity who, String arn) {
        return arn.split(":")[4].equals(who.caller().account());
    }

    private static String iam(Identity who, String resource) {
        return "arn:aws:iam::%s:%s".formatted(who.caller().account(), resource);
    }

    private static String account(Identity who) {
        return who.name().split("/")[0];
    }

    private static Map<String, List<String>> boundedBy(@Nullable String boundary) {
        return boundary == null || boundary.equals(Targets.NONE)
                ? Map.of()
                : Map.of("iam:PermissionsBoundary", List.of(boundary));
    }
}
