package jp.mymovie.app.bootstrap;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.bootstrap.BootstrapTemplate;
import jp.mymovie.constructs.bootstrap.LogAccess;
import jp.mymovie.constructs.bootstrap.PeoplesRoles;
import jp.mymovie.constructs.bootstrap.WorkflowRole;
import jp.mymovie.constructs.loglake.LogArchive;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/**
 * Writes {@code bootstrap/<account>-<region>.json} into the cloud assembly, for {@code cdk bootstrap --template},
 * for each account and region that has stacks: what CloudFormation may do there follows from their resources.
 */
public final class BootstrapTemplates {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** The workflow whose job holds the token, in the repository of each service. */
    static final String WORKFLOW = ".github/workflows/deploy-account.yml";

    /** What the function behind {@code AccountBaseline} does. */
    private static final List<String> BASELINE = List.of(
            "account:PutAlternateContact", "ec2:EnableEbsEncryptionByDefault", "iam:UpdateAccountPasswordPolicy");

    /** The same, and what the functions behind {@code OrganizationFeatures} and {@code BudgetKillSwitch} do. */
    private static final List<String> ORGANIZATION = Stream.concat(
                    BASELINE.stream(),
                    Stream.of(
                            "iam:CreateServiceLinkedRole",
                            "iam:EnableOrganizationsRootCredentialsManagement",
                            "iam:EnableOrganizationsRootSessions",
                            "organizations:EnableAWSServiceAccess",
                            "organizations:EnablePolicyType",
                            "organizations:ListRoots",
                            "organizations:RegisterDelegatedAdministrator"))
            .toList();

    private final Estate estate;
    private final CloudAssembly assembly;

    private BootstrapTemplates(Estate estate, CloudAssembly assembly) {
        this.estate = estate;
        this.assembly = assembly;
    }

    /** Writes the templates into an assembly that the CDK has just written. */
    public static void write(Estate estate, CloudAssembly assembly) {
        try {
            BootstrapTemplates templates = new BootstrapTemplates(estate, assembly);
            Path folder =
                    Files.createDirectories(Path.of(assembly.getDirectory()).resolve("bootstrap"));
            for (Estate.Account account : estate.accounts()) {
                for (Map.Entry<String, Set<String>> region :
                        templates.types(account).entrySet()) {
                    Path file = folder.resolve("%s-%s.json".formatted(account.name(), region.getKey()));
                    JSON.writeValue(file.toFile(), templates.template(account, region.getKey(), region.getValue()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "'%s' must be a cloud assembly that can be written to".formatted(assembly.getDirectory()), e);
        }
    }

    private Map<String, Object> template(Estate.Account account, String region, Set<String> types) {
        boolean management = account.role() == Estate.Role.MANAGEMENT;
        BootstrapTemplate.Builder template = BootstrapTemplate.Builder.create()
                .system(estate.system())
                .environment(account.id(), region)
                .qualifier(estate.qualifier())
                .home(region.equals(estate.homeRegion()))
                .usersAccount(estate.management().id())
                .workflows(workflows(account))
                .resourceTypes(types)
                // In a member the administrator does not deploy: the deployments' rights are more than his.
                .deployerRoles(management ? List.of(PeoplesRoles.ADMINISTRATOR) : List.of())
                .secrets(secrets(account, region))
                .workloadActions(management ? ORGANIZATION : workload(account));
        if (management) {
            // The kill switch moves what is in another account.
            template.assumedRoles(List.of("arn:aws:iam::*:role/%s-switch-*".formatted(estate.system())));
        }
        if (account.role() == Estate.Role.LOG_ARCHIVE) {
            template.logReader(logs());
        }
        return template.build().document();
    }

    /** Beside what every account does, asking for the plan of an edge that has one. */
    private List<String> workload(Estate.Account account) {
        return estate.stageIn(account)
                .filter(stage -> stage.edge().plan() != null)
                .map(stage -> Stream.concat(BASELINE.stream(), Stream.of("pricingplanmanager:ListSubscriptions"))
                        .toList())
                .orElse(BASELINE);
    }

    /** The role of the service's repository, in the environment that is called like the account. */
    private List<WorkflowRole> workflows(Estate.Account account) {
        return estate.stageIn(account).stream()
                .map(stage -> new WorkflowRole(
                        estate.value(Crossing.DEPLOY_ROLE),
                        estate.serviceOf(stage).repository(),
                        account.slug(),
                        WORKFLOW,
                        List.of(estate.homeRegion(), Estate.EDGE_REGION)))
                .toList();
    }

    private LogAccess logs() {
        return new LogAccess(
                List.of(
                        estate.value(Crossing.LAKE_BUCKET),
                        estate.value(Crossing.TRAIL_BUCKET),
                        estate.value(Crossing.COMPACTED_BUCKET),
                        estate.value(Crossing.ACCESS_LOG_BUCKET)),
                estate.value(Crossing.RESULTS_BUCKET),
                LogArchive.DATABASE,
                estate.value(Crossing.WORK_GROUP));
    }

    private List<String> secrets(Estate.Account account, String region) {
        return estate.stageIn(account).stream()
                .map(stage -> "arn:aws:secretsmanager:%s:%s:secret:%s-*"
                        .formatted(region, account.id(), estate.value(Crossing.ORIGIN_SECRET, account)))
                .toList();
    }

    /** The types of the account's resources by region. */
    private Map<String, Set<String>> types(Estate.Account account) throws IOException {
        Map<String, Set<String>> types = new TreeMap<>();
        for (CloudFormationStackArtifact stack :
                assembly.getNestedAssembly("assembly-" + account.name()).getStacks()) {
            Set<String> ofRegion = types.computeIfAbsent(stack.getEnvironment().getRegion(), none -> new TreeSet<>());
            JSON.readTree(Path.of(stack.getTemplateFullPath()).toFile())
                    .path("Resources")
                    .forEach(resource -> ofRegion.add(resource.path("Type").asText()));
        }
        types.values().forEach(ofRegion -> ofRegion.remove("AWS::CDK::Metadata"));
        return types;
    }
}
