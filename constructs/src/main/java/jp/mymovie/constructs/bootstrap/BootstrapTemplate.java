package jp.mymovie.constructs.bootstrap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;

/**
 * What the CDK needs in an account and region before it can deploy there, as a template for {@code cdk bootstrap
 * --template}. It keeps the stock template's contract (names, version, outputs), but CloudFormation gets what the
 * account's resources need instead of AdministratorAccess, only named roles may deploy, and the home region's template
 * brings the {@link Boundary boundaries} and the roles of {@link PeoplesRoles people} and {@link WorkflowRole workflows},
 * out of reach of every deployment. Deploy the home region first, then the others.
 *
 * <p>Options of {@code cdk bootstrap} that would widen it again ({@code --trust}, {@code
 * --cloudformation-execution-policies}, a key of one's own) are refused by its parameters.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-customizing.html">Customizing bootstrapping</a>
 */
public final class BootstrapTemplate {
    /** The version of the stock template whose contract this one keeps; the CDK compares it with what it requires. */
    public static final int VERSION = 33;

    private final Builder builder;
    private final Names names;

    private BootstrapTemplate(Builder builder, Names names) {
        this.builder = builder;
        this.names = names;
    }

    /** The template; any JSON writer will do. */
    public Map<String, Object> document() {
        Map<String, Object> resources = new LinkedHashMap<>();
        if (builder.home) {
            resources.putAll(access());
        }
        resources.putAll(AssetStores.resources(names));
        BootstrapRoles roles = new BootstrapRoles(names, builder.deployers());
        resources.put("FilePublishingRole", roles.filePublishing());
        resources.put("ImagePublishingRole", roles.imagePublishing());
        resources.put("LookupRole", roles.lookup());
        resources.put("DeploymentActionRole", roles.deploy());
        resources.putAll(execution());
        resources.put(
                "CdkBootstrapVersion",
                PolicyJson.resource(
                        "AWS::SSM::Parameter",
                        Ordered.map(
                                "Type", "String", "Name", names.versionParameter(), "Value", String.valueOf(VERSION))));
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("Description", "What the CDK needs here, bounded: no AdministratorAccess, named deployers");
        template.put("Parameters", parameters());
        template.put("Resources", resources);
        template.put("Outputs", outputs());
        return template;
    }

    /** Boundaries, roles and groups, which an account has once. */
    private Map<String, Object> access() {
        Map<String, Object> resources = new LinkedHashMap<>();
        resources.put(
                "WorkloadBoundary",
                Boundary.resource(
                        Boundary.workload(names.system()),
                        "What the role of a function or service can do at most",
                        Boundary.workloadDocument(builder.workloadActions, builder.assumedRoles)));
        resources.put(
                "PeopleBoundary",
                Boundary.resource(
                        Boundary.people(names.system()),
                        "What people and workflows can do at most",
                        Boundary.peopleDocument(names, builder.holdsUsers())));
        String users = builder.usersAccount;
        if (users != null) {
            resources.put("Administrator", PeoplesRoles.administrator(users));
            resources.put("ReadOnly", PeoplesRoles.readOnly(users));
            if (builder.logs != null) {
                resources.put("LogReader", PeoplesRoles.logReader(names, users, builder.logs));
            }
        }
        if (builder.holdsUsers()) {
            resources.put("BreakGlass", LastResort.role(names));
            resources.put("AdministratorsGroup", PeoplesGroups.administrators(names));
            resources.put("BreakGlassGroup", PeoplesGroups.breakGlass(names));
        }
        if (!builder.workflows.isEmpty()) {
            resources.put("GitHubProvider", WorkflowRole.provider());
        }
        for (WorkflowRole workflow : builder.workflows) {
            int number = builder.workflows.indexOf(workflow) + 1;
            resources.put("WorkflowRole" + (number == 1 ? "" : number), workflow.resource(names));
        }
        return resources;
    }

    private Map<String, Object> execution() {
        Map<String, Object> resources = new LinkedHashMap<>();
        List<Object> arns = new ArrayList<>();
        List<Map<String, Object>> documents = new ExecutionPolicy(names, builder.types, builder.secrets).documents();
        for (Map<String, Object> document : documents) {
            String id = "ExecutionPolicy" + (arns.size() + 1);
            String name = names.cdk("cfn-exec-%d".formatted(arns.size() + 1));
            resources.put(id, Boundary.resource(name, "What CloudFormation may do when it deploys", document));
            arns.add(Map.of("Ref", id));
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("RoleName", names.cdk("cfn-exec-role"));
        properties.put(
                "AssumeRolePolicyDocument",
                PolicyJson.document(List.of(Ordered.map(
                        "Effect",
                        "Allow",
                        "Action",
                        "sts:AssumeRole",
                        "Principal",
                        Map.of("Service", "cloudformation.amazonaws.com")))));
        properties.put("ManagedPolicyArns", arns);
        resources.put("CloudFormationExecutionRole", PolicyJson.resource("AWS::IAM::Role", properties));
        return resources;
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        fixed(parameters, "Qualifier", names.qualifier());
        fixed(parameters, "TrustedAccounts", "");
        fixed(parameters, "TrustedAccountsForLookup", "");
        fixed(parameters, "CloudFormationExecutionPolicies", "");
        fixed(parameters, "FileAssetsBucketKmsKeyId", "AWS_MANAGED_KEY");
        fixed(parameters, "PublicAccessBlockConfiguration", "true");
        // The CLI does not lay another variant over this one.
        fixed(parameters, "BootstrapVariant", names.system() + ": bounded");
        return parameters;
    }

    private static void fixed(Map<String, Object> parameters, String name, String value) {
        parameters.put(name, Ordered.map("Type", "String", "Default", value, "AllowedValues", List.of(value)));
    }

    private Map<String, Object> outputs() {
        Map<String, Object> outputs = new LinkedHashMap<>();
        outputs.put("BucketName", Map.of("Value", Map.of("Ref", "StagingBucket")));
        outputs.put(
                "BucketDomainName",
                Map.of("Value", Map.of("Fn::GetAtt", List.of("StagingBucket", "RegionalDomainName"))));
        outputs.put("ImageRepositoryName", Map.of("Value", Map.of("Ref", "ContainerAssetsRepository")));
        outputs.put("BootstrapVersion", Map.of("Value", String.valueOf(VERSION)));
        return outputs;
    }

    /** Collects what a {@link BootstrapTemplate} is made of. */
    public static final class Builder {
        private final Set<String> types = new TreeSet<>();
        private final List<WorkflowRole> workflows = new ArrayList<>();
        private final List<String> deployers = new ArrayList<>();
        private final List<String> secrets = new ArrayList<>();
        private final List<String> workloadActions = new ArrayList<>();
        private final List<String> assumedRoles = new ArrayList<>();
        private @Nullable String system;
        private @Nullable String accountId;
        private @Nullable String region;
        private String qualifier = Qualifier.DEFAULT;
        private boolean home;
        private @Nullable String usersAccount;
        private @Nullable LogAccess logs;

        public static Builder create() {
            return new Builder();
        }

        /** How the estate's physical names begin; required. */
        public Builder system(String system) {
            this.system = system;
            return this;
        }

        /** The account and the region; required. */
        public Builder environment(String accountId, String region) {
            this.accountId = accountId;
            this.region = region;
            return this;
        }

        /** What tells this bootstrap from another; default: the CDK's own. */
        public Builder qualifier(String qualifier) {
            this.qualifier = qualifier;
            return this;
        }

        /**
         * True if the account's boundaries, roles of people and workflows, and groups are made here: in one region of each
         * account. Default: no.
         */
        public Builder home(boolean home) {
            this.home = home;
            return this;
        }

        /**
         * The account that holds the people's users, who switch into {@link PeoplesRoles#ADMINISTRATOR} and {@link
         * PeoplesRoles#READ_ONLY} here. In that account itself their groups and the role of last resort are made too.
         * Default: no such roles.
         */
        public Builder usersAccount(String accountId) {
            this.usersAccount = accountId;
            return this;
        }

        /** Grants of the role {@link PeoplesRoles#LOG_READER}, where the log lake is; default: no such role. */
        public Builder logReader(LogAccess logs) {
            this.logs = logs;
            return this;
        }

        /** The roles with which GitHub workflows deploy, and with the first GitHub's provider; default: none. */
        public Builder workflows(List<WorkflowRole> workflows) {
            this.workflows.addAll(workflows);
            return this;
        }

        /** The types of all resources in the templates for this account and region; at least one. */
        public Builder resourceTypes(Set<String> types) {
            this.types.addAll(types);
            return this;
        }

        /** The names of more roles that may deploy, beside workflows' and the organization's access role; default: none. */
        public Builder deployerRoles(List<String> names) {
            this.deployers.addAll(names);
            return this;
        }

        /** ARNs of the secrets that templates read by dynamic reference; default: none. */
        public Builder secrets(List<String> arns) {
            this.secrets.addAll(arns);
            return this;
        }

        /** What roles of machines may do here beside the usual; default: nothing. */
        public Builder workloadActions(List<String> actions) {
            this.workloadActions.addAll(actions);
            return this;
        }

        /**
         * ARNs of roles whose sessions the roles of machines may take, patterns among them; default: none. An action alone
         * would let each of them take any role that trusts the account.
         */
        public Builder assumedRoles(List<String> arns) {
            this.assumedRoles.addAll(arns);
            return this;
        }

        private boolean holdsUsers() {
            return usersAccount != null && usersAccount.equals(accountId);
        }

        private List<String> deployers() {
            List<String> all = new ArrayList<>(deployers);
            workflows.stream().map(WorkflowRole::name).forEach(all::add);
            all.add(holdsUsers() ? PeoplesRoles.BREAK_GLASS : PeoplesRoles.ORGANIZATION_ACCESS);
            return all;
        }

        /** @throws IllegalArgumentException if something required is missing or has not its form */
        public BootstrapTemplate build() {
            if (system == null || !system.matches("[a-z][a-z0-9-]{1,20}")) {
                throw new IllegalArgumentException(
                        "'system' must be 2 to 21 lower-case letters, digits or hyphens, got %s".formatted(system));
            }
            if (accountId == null || !accountId.matches("\\d{12}")) {
                throw new IllegalArgumentException("'accountId' must be 12 digits, got %s".formatted(accountId));
            }
            if (region == null || !region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
                throw new IllegalArgumentException("'region' must be like us-east-1, got %s".formatted(region));
            }
            if (types.isEmpty()) {
                throw new IllegalArgumentException("'resourceTypes' must hold what is deployed here, got []");
            }
            if (usersAccount != null && !usersAccount.matches("\\d{12}")) {
                throw new IllegalArgumentException("'usersAccount' must be 12 digits, got %s".formatted(usersAccount));
            }
            if (logs != null && usersAccount == null) {
                throw new IllegalArgumentException(
                        "'usersAccount' must be given with 'logReader', got null: nobody could switch into it");
            }
            return new BootstrapTemplate(
                    this, new Names(system, Qualifier.checked(qualifier), accountId, region, deployers()));
        }
    }
}
