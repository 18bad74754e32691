package jp.mymovie.policy;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/** Everybody and everything of the synthesized estate that a policy speaks of. */
final class PolicyEstate {
    /** An account of nobody we know. */
    static final String FOREIGN = "999999999999";

    private static final String ORGANIZATION_ROLE = "OrganizationAccountAccessRole";
    // Services without a region answer in us-east-1, and that is what aws:RequestedRegion says.
    private static final Set<String> GLOBAL = Set.of(
            "account", "budgets", "ce", "cloudfront", "iam", "organizations", "route53", "route53domains", "shield");

    private final OrganizationTree organization;
    private final Identities identities;
    private final ResourcePolicies resources;
    private final Map<String, String> accounts = new TreeMap<>();
    private final Map<String, String> owners;
    private final Map<String, Policy> trusts = new TreeMap<>();
    private final Map<String, Identity> known = new TreeMap<>();
    private final Map<String, String> arns;
    private final String organizationId;
    private final String homeRegion;

    /**
     * Names, ARNs and accounts, the same at all moments of the estate's making.
     *
     * @param arns by stack and logical id without its figures
     * @param owners accounts by ARN
     * @param made the organization as the templates make it in the end
     */
    record Plan(
            Values values,
            Map<String, String> accounts,
            Map<String, String> arns,
            Map<String, String> owners,
            OrganizationTree made,
            String homeRegion,
            List<Account> listed) {
        static Plan of(List<Stack> all, List<Account> listed) {
            Values values = Values.ofAnyType(all);
            Map<String, String> accounts = new TreeMap<>();
            Map<String, String> arns = new TreeMap<>();
            Map<String, String> owners = new HashMap<>();
            for (Stack stack : all) {
                accounts.putIfAbsent(stack.stage(), stack.account());
                for (Resource resource : stack.resources()) {
                    String arn = values.arn(resource);
                    arns.put(stack.name() + "/" + resource.plainId(), arn);
                    owners.put(arn, stack.account());
                }
            }
            return new Plan(
                    values,
                    accounts,
                    arns,
                    owners,
                    new OrganizationTree(all, values),
                    PolicyEstate.homeRegion(all),
                    listed);
        }
    }

    /**
     * The estate at a moment of its making.
     *
     * @param deployed the stacks that are there, with their roles and policies
     */
    PolicyEstate(Plan plan, List<Stack> deployed) {
        Values values = plan.values;
        organization = new OrganizationTree(deployed, values);
        identities = new Identities(deployed, values);
        resources = new ResourcePolicies(deployed, values);
        organizationId = values.organizationId();
        homeRegion = plan.homeRegion;
        accounts.putAll(plan.accounts);
        arns = plan.arns;
        owners = plan.owners;
        trusts.putAll(identities.trusts());
        known.putAll(identities.known());
        placeExisting(plan.listed, plan.made);
        placeNewcomers();
        String management = plan.listed.stream()
                .filter(account -> account.role().equals("management"))
                .map(Account::id)
                .findFirst()
                .orElse(FOREIGN);
        accounts.forEach((name, account) -> addWhatAwsMakes(name, account, management));
        addStrangers();
    }

    static PolicyEstate read(Path directory) {
        Assembly assembly = Assembly.read(directory);
        return of(
                Stream.concat(assembly.stacks().stream(), assembly.bootstrap().stream())
                        .toList(),
                assembly.accounts());
    }

    /** The whole estate. */
    static PolicyEstate of(List<Stack> all, List<Account> listed) {
        return new PolicyEstate(Plan.of(all, listed), all);
    }

    /** Members that no template makes: the root's policies bind them, in whichever unit a person keeps them. */
    private void placeExisting(List<Account> listed, OrganizationTree made) {
        listed.stream()
                .filter(account -> !account.role().equals("management") && !made.isMember(account.id()))
                .forEach(account -> organization.place(account.id(), OrganizationTree.ROOT));
    }

    /** The region in which most stacks are. */
    private static String homeRegion(List<Stack> stacks) {
        return stacks.stream()
                .map(Stack::region)
                .max(Comparator.comparingLong(region -> stacks.stream()
                        .filter(stack -> stack.region().equals(region))
                        .count()))
                .orElseThrow();
    }

    /** An account in the root and in each unit that holds none yet, with an administrator: what becomes of it there. */
    private void placeNewcomers() {
        int number = 0;
        for (Map.Entry<String, String> vacant : organization.vacant().entrySet()) {
            String account = "0000000001%02d".formatted(++number);
            organization.place(account, vacant.getValue());
            accounts.put(vacant.getKey(), account);
            String name = vacant.getKey() + "/Administrator";
            known.put(
                    name,
                    new Identity(
                            name,
                            Caller.session(account, "Administrator", "session"),
                            List.of(AwsManaged.named("AdministratorAccess")),
                            null,
                            null,
                            Map.of()));
        }
    }

    /** What is in an account and in no template: its root user, and the role by which Organizations hands it over. */
    private void addWhatAwsMakes(String name, String account, String management) {
        known.put(name + "/root", Identity.of(name + "/root", Caller.root(account)));
        if (!organization.isMember(account)) {
            return;
        }
        Identity session = Identity.of(name + "/root-session", Caller.rootSession(account));
        known.put(
                session.name(),
                new Identity(
                        session.name(),
                        session.caller(),
                        List.of(),
                        null,
                        AwsManaged.named("RootTasks"),
                        Map.of("aws:AssumedRoot", List.of("true"))));
        String key = name + "/" + ORGANIZATION_ROLE;
        known.put(
                key,
                new Identity(
                        key,
                        Caller.session(account, ORGANIZATION_ROLE, "session"),
                        List.of(AwsManaged.named("AdministratorAccess")),
                        null,
                        null,
                        Map.of()));
        trusts.put(
                "arn:aws:iam::%s:role/%s".formatted(account, ORGANIZATION_ROLE),
                Policy.of(name + "'s " + ORGANIZATION_ROLE + " trust", Policy.parse("""
                                {"Statement": [{"Sid": "Management", "Effect": "Allow", "Action": "sts:AssumeRole",
                                  "Principal": {"AWS": "arn:aws:iam::%s:root"}}]}""".formatted(management))));
    }

    private void addStrangers() {
        known.put(
                "outsider",
                new Identity(
                        "outsider",
                        Caller.session(FOREIGN, "Administrator", "session"),
                        List.of(AwsManaged.named("AdministratorAccess")),
                        null,
                        null,
                        Map.of("aws:PrincipalOrgID", List.of("o-outsider000"))));
        known.put("anonymous", Identity.of("anonymous", Caller.anonymous()));
    }

    /** Everybody, by name. */
    Map<String, Identity> identities() {
        return known;
    }

    /** Accounts by name. */
    Map<String, String> accounts() {
        return accounts;
    }

    OrganizationTree organization() {
        return organization;
    }

    /** Trust policies by the ARN of the role. */
    Map<String, Policy> trusts() {
        return trusts;
    }

    Map<String, Policy> resourcePolicies() {
        return resources.all();
    }

    String homeRegion() {
        return homeRegion;
    }

    /** The ARN of a resource of a template, by stack and logical id without its figures. */
    String arn(String name) {
        String arn = arns.get(name);
        if (arn != null) {
            return arn;
        }
        Identity role = find(name).size() == 1 ? find(name).get(0) : null;
        if (role != null && trusts.containsKey(role.caller().principalArn())) {
            return role.caller().principalArn();
        }
        throw new IllegalArgumentException(
                "'{%s}' must name a resource by stack and logical id, or a role of the estate: did you mean {%s}?"
                        .formatted(name, String.join("}, {", Near.to(name, arns.keySet()))));
    }

    /**
     * Somebody by name. A service is called by its principal; a role also without its stack, where that is
     * clear, and one of the bootstrap by its kind, as in {@code Prod/cfn-exec} or {@code Prod/deploy@us-east-1}.
     *
     * @throws IllegalArgumentException if nobody is called so, or several are
     */
    Identity identity(String name) {
        if (name.endsWith(".amazonaws.com")) {
            return Identity.of(name, Caller.service(name));
        }
        List<Identity> found = find(name);
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> alike = found.stream().map(Identity::name).toList();
        throw new IllegalArgumentException(
                alike.size() > 1
                        ? "the role or user must be one alone, got '%s': take one of %s"
                                .formatted(name, String.join(", ", alike))
                        : "the role or user must be one of the estate, got '%s': did you mean %s, or a service as in cloudtrail.amazonaws.com?"
                                .formatted(name, String.join(", ", Near.to(name, known.keySet()))));
    }

    /** Those who are called so: by their whole name, else without their stack, else by their kind in the bootstrap. */
    private List<Identity> find(String name) {
        Identity exact = known.get(name);
        if (exact != null) {
            return List.of(exact);
        }
        String account = name.substring(0, Math.max(0, name.indexOf('/')));
        String tail = name.substring(name.indexOf('/') + 1);
        String[] place = tail.split("@", 2);
        String bootstrap = "%s/cdk-[^-]+-%s-role-\\d{12}-%s"
                .formatted(
                        java.util.regex.Pattern.quote(account),
                        java.util.regex.Pattern.quote(place[0]),
                        place.length == 2 ? place[1] : homeRegion);
        return known.values().stream()
                .filter(identity -> identity.name().startsWith(account + "/")
                                && identity.name().endsWith("." + tail)
                        || identity.name().matches(bootstrap))
                .toList();
    }

    /**
     * The request as AWS would see it, signed with an access key where a user or root sends it: such a request carries no
     * {@code aws:MultiFactorAuthPresent}, neither "true" nor "false".
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent">The
     *     key</a>
     * @param region where it is sent, or null for the home region, and us-east-1 for services that have none
     * @param more condition keys that belong to this request alone
     */
    Request request(
            Identity who, String action, String resource, @Nullable String region, Map<String, List<String>> more) {
        String owner = owner(who, resource);
        Map<String, List<String>> context = new TreeMap<>();
        String service = action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT);
        put(
                context,
                "aws:RequestedRegion",
                region != null ? region : GLOBAL.contains(service) ? "us-east-1" : homeRegion);
        put(context, "aws:SecureTransport", "true");
        put(context, "aws:ViaAWSService", "false");
        put(context, "aws:ResourceAccount", owner);
        if (accounts.containsValue(owner)) {
            put(context, "aws:ResourceOrgID", organizationId);
        }
        Caller caller = who.caller();
        if (caller.isIdentity()) {
            put(context, "aws:PrincipalArn", caller.principalArn());
            put(context, "aws:PrincipalAccount", caller.account());
            put(context, "aws:PrincipalType", type(caller));
            put(context, "aws:PrincipalIsAWSService", "false");
            if (accounts.containsValue(caller.account())) {
                put(context, "aws:PrincipalOrgID", organizationId);
                put(context, "aws:PrincipalOrgPaths", organization.path(organizationId, caller.account()));
            }
        }
        if (caller.kind() == Caller.Kind.SERVICE) {
            put(context, "aws:PrincipalIsAWSService", "true");
            put(context, "aws:PrincipalServiceName", caller.arn());
        }
        context.putAll(who.context());
        context.putAll(more);
        List<String> source = context.getOrDefault("aws:SourceAccount", List.of());
        if (source.stream().anyMatch(accounts::containsValue)) {
            context.putIfAbsent("aws:SourceOrgID", List.of(organizationId));
        }
        return new Request(caller, action, resource, owner, new Context(context));
    }

    private static void put(Map<String, List<String>> context, String key, String value) {
        context.put(key, List.of(value));
    }

    private static String type(Caller caller) {
        return switch (caller.kind()) {
            case USER -> "User";
            case SESSION -> "AssumedRole";
            case FEDERATED_USER -> "FederatedUser";
            default -> "Account";
        };
    }

    /** Whose the resource is: by its ARN, by the templates where the ARN does not say, else the caller's own. */
    private String owner(Identity who, String resource) {
        String[] parts = resource.split(":", 6);
        if (parts.length == 6 && parts[4].matches("\\d{12}")) {
            return parts[4];
        }
        String holder = resource.contains("/") && resource.startsWith("arn:aws:s3:")
                ? resource.substring(0, resource.indexOf('/'))
                : resource;
        String owner = owners.get(holder);
        return owner != null ? owner : who.caller().isIdentity() ? who.caller().account() : FOREIGN;
    }

    /** Every policy that has a say in it. */
    Policies policies(Identity who, Request request) {
        return new Policies(
                who.policies(),
                who.boundary(),
                who.session(),
                organization.serviceControl(who.caller().account()),
                organization.resourceControl(request.resourceAccount()),
                request.opensARole() ? trusts.get(request.resource()) : resources.of(request.resource()));
    }

    /** What the policies decide about it. */
    Decision decide(
            Identity who, String action, String resource, @Nullable String region, Map<String, List<String>> more) {
        Request request = request(who, action, resource, region, more);
        return Evaluator.decide(request, policies(who, request));
    }
}
