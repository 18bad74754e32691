package jp.mymovie.app.management;

import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.bootstrap.Boundary;
import jp.mymovie.constructs.bootstrap.PeoplesRoles;
import jp.mymovie.constructs.organization.MemberAccount;
import jp.mymovie.constructs.organization.Organization;
import jp.mymovie.constructs.organization.guardrail.DenyIamUsers;
import jp.mymovie.constructs.organization.guardrail.DenyInsecureInstances;
import jp.mymovie.constructs.organization.guardrail.DenyLeavingOrganization;
import jp.mymovie.constructs.organization.guardrail.DenyOtherRegions;
import jp.mymovie.constructs.organization.guardrail.DenyPaidExtras;
import jp.mymovie.constructs.organization.guardrail.DenyPublicSharing;
import jp.mymovie.constructs.organization.guardrail.DenyRootUser;
import jp.mymovie.constructs.organization.guardrail.DenyWorkloadsAtTheEdge;
import jp.mymovie.constructs.organization.guardrail.FederationPerimeter;
import jp.mymovie.constructs.organization.guardrail.Guardrail;
import jp.mymovie.constructs.organization.guardrail.IdentityPerimeter;
import jp.mymovie.constructs.organization.guardrail.ProtectApis;
import jp.mymovie.constructs.organization.guardrail.ProtectBackups;
import jp.mymovie.constructs.organization.guardrail.ProtectBaseline;
import jp.mymovie.constructs.organization.guardrail.ProtectCompactedLogs;
import jp.mymovie.constructs.organization.guardrail.ProtectDeployments;
import jp.mymovie.constructs.organization.guardrail.ProtectFederation;
import jp.mymovie.constructs.organization.guardrail.ProtectFunctions;
import jp.mymovie.constructs.organization.guardrail.ProtectLogArchive;
import jp.mymovie.constructs.organization.guardrail.ProtectLogDelivery;
import jp.mymovie.constructs.organization.guardrail.ProtectObservability;
import jp.mymovie.constructs.organization.guardrail.ProtectPolicies;
import jp.mymovie.constructs.organization.guardrail.ProtectPublicAccessBlock;
import jp.mymovie.constructs.organization.guardrail.ProtectQueues;
import jp.mymovie.constructs.organization.guardrail.ProtectRoles;
import jp.mymovie.constructs.organization.guardrail.ProtectSecrets;
import jp.mymovie.constructs.organization.guardrail.ProtectTables;
import jp.mymovie.constructs.organization.guardrail.ProtectTrail;
import jp.mymovie.constructs.organization.guardrail.ProtectUsers;
import jp.mymovie.constructs.organization.guardrail.Quarantine;
import jp.mymovie.constructs.organization.guardrail.QuarantineAtTheRoot;
import jp.mymovie.constructs.organization.guardrail.RequireBoundary;
import jp.mymovie.constructs.organization.guardrail.ResourcePerimeter;
import jp.mymovie.constructs.organization.guardrail.ServicePerimeter;
import jp.mymovie.constructs.organization.guardrail.TransportPerimeter;

/** What nobody in a member account of this estate may do, and what nobody may do to one. */
final class Guardrails {
    private static final String ROLE = "arn:aws:iam::*:role/";
    // As CloudFormation names the role of DailyBackup in any stack of a service's data.
    private static final String BACKUP_ROLES = "*-Data-BackupSelectionRole*";
    // So the role of the lake's compaction.
    private static final String COMPACTION_ROLE = "-Lake-CompactionFunctionRole*";

    private final Estate estate;

    Guardrails(Estate estate) {
        this.estate = estate;
    }

    /** For every account in a unit, beside the list of services. */
    List<Guardrail> everywhere(Organization organization) {
        return List.of(
                new DenyLeavingOrganization(),
                new DenyRootUser(),
                new DenyIamUsers(),
                new DenyOtherRegions(List.of(estate.homeRegion(), Estate.EDGE_REGION)),
                new DenyWorkloadsAtTheEdge(),
                new DenyInsecureInstances(),
                new DenyPublicSharing(),
                new DenyPaidExtras(),
                // No bucket, key or queue of AWS's own is reached with the caller's credentials by a service in use:
                // https://github.com/aws-samples/data-perimeter-policy-examples/blob/main/service_owned_resources.md
                new ResourcePerimeter(organization.organizationId(), List.of()),
                new ProtectTrail(estate.value(Crossing.TRAIL_NAME)),
                // Patterns, since the account whose id ends the names may not be recorded yet.
                new ProtectLogArchive(
                        List.of(estate.system() + "-lake-*", estate.system() + "-trail-*"),
                        List.of(ROLE + logWriter()),
                        deployers()),
                new ProtectCompactedLogs(
                        estate.system() + "-days-*",
                        List.of(ROLE + estate.logArchive().name() + COMPACTION_ROLE),
                        deployers()),
                new ProtectLogDelivery(writers(), deployers()),
                new ProtectApis(and(deployers(), switches())),
                new ProtectObservability(stacksNames(), List.of(estateNames()), deployers()),
                new ProtectBackups(List.of(ROLE + BACKUP_ROLES), deployers()),
                new ProtectTables(
                        Stream.concat(servicesNames().stream(), Stream.of(keptTables()))
                                .toList(),
                        List.of(keptTables()),
                        roles(servicesNames()),
                        deployers(),
                        bootstrappers()),
                new ProtectUsers(roles(servicesNames()), deployers(), bootstrappers()),
                new ProtectSecrets(List.of(estate.system() + "/*"), bootstrappers()),
                new ProtectBaseline(furnishersOf("baseline")),
                new ProtectPublicAccessBlock(furnishersOf("baseline")),
                new ProtectFederation(bootstrappers()),
                new RequireBoundary(
                        List.of("arn:aws:iam::*:policy/" + Boundary.workload(estate.system())), bootstrappers()),
                new ProtectPolicies(
                        List.of(estate.system() + "-*-boundary", "cdk-%s-*".formatted(estate.qualifier())),
                        bootstrappers()),
                new ProtectDeployments(
                        estate.qualifier(),
                        protectedRoles(),
                        List.of(estate.system() + "/switch/*"),
                        roles(servicesNames()),
                        deployers()),
                new ProtectFunctions(stacksNames(), and(roles(stacksNames()), switches()), deployers()),
                new ProtectQueues(servicesNames(), roles(servicesNames()), deployers()),
                new ProtectRoles(protectedRoles(), deployers()));
    }

    /** Tables that the stages keep, which have names of their own. */
    private String keptTables() {
        return estate.tableName("*");
    }

    /** The roles of people and of deployments by their names, and whatever roles the stacks make, by the stacks'. */
    private List<String> protectedRoles() {
        return Stream.concat(
                        Stream.of(
                                PeoplesRoles.ADMINISTRATOR,
                                PeoplesRoles.READ_ONLY,
                                PeoplesRoles.LOG_READER,
                                MemberAccount.ACCESS_ROLE,
                                estateNames(),
                                BACKUP_ROLES,
                                "cdk-*"),
                        stacksNames().stream())
                .toList();
    }

    /** Name pattern of what stacks give a name to, since another account knows it by that. */
    private String estateNames() {
        return estate.system() + "-*";
    }

    /** Name patterns of what the stacks of a member make and do not name. */
    private List<String> stacksNames() {
        return estate.accounts().stream()
                .filter(account -> !account.equals(estate.management()))
                .map(account -> account.name() + "-*")
                .toList();
    }

    /** Of the accounts of services alone, which have what users have. */
    private List<String> servicesNames() {
        return estate.stages().stream()
                .map(stage -> stage.account().name() + "-*")
                .distinct()
                .toList();
    }

    /** Roles of what runs: functions, schedules and deliveries, by roles whose names nobody else takes and nobody passes on. */
    private static List<String> roles(List<String> names) {
        return names.stream().map(name -> ROLE + name).toList();
    }

    private List<String> writers() {
        return roles(Stream.concat(Stream.of(estate.system() + "-baseline", logWriter()), stacksNames().stream())
                .toList());
    }

    /** For an account right under the root; an organization that was there before may keep its own there. */
    List<Guardrail> atTheRoot(Organization organization) {
        return List.of(new QuarantineAtTheRoot(organization.organizationId(), organization.rootId(), furnishers()));
    }

    /** For an account that nobody has furnished yet. */
    List<Guardrail> quarantine() {
        return List.of(new Quarantine(furnishers()));
    }

    /** For whoever touches what a member account has. */
    List<Guardrail> perimeter(Organization organization) {
        return List.of(
                new IdentityPerimeter(organization.organizationId()),
                new ServicePerimeter(organization.organizationId()),
                new TransportPerimeter(),
                new FederationPerimeter(estate.stages().stream()
                        .map(stage -> estate.serviceOf(stage)
                                .repository()
                                .subject(stage.account().slug()))
                        .toList()));
    }

    /** What a deployment acts as, and what the management account acts as when a deployment went wrong. */
    private List<String> deployers() {
        return List.of(ROLE + "cdk-%s-cfn-exec-role-*".formatted(estate.qualifier()), ROLE + MemberAccount.ACCESS_ROLE);
    }

    private List<String> bootstrappers() {
        return List.of(ROLE + MemberAccount.ACCESS_ROLE);
    }

    /** Roles of the kill switch in the accounts of services; the roles' own policies name the things it moves. */
    private List<String> switches() {
        return List.of(ROLE + estate.system() + "-switch-*");
    }

    private static List<String> and(List<String> roles, List<String> more) {
        return Stream.concat(roles.stream(), more.stream()).toList();
    }

    private String logWriter() {
        return estate.system() + "-log-writer";
    }

    private List<String> furnishers() {
        return List.of(ROLE + MemberAccount.ACCESS_ROLE, ROLE + "cdk-%s-*".formatted(estate.qualifier()));
    }

    private List<String> furnishersOf(String role) {
        return Stream.concat(deployers().stream(), Stream.of(ROLE + estate.system() + "-" + role))
                .toList();
    }
}
