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
import jp.mymovie.constructs.identity.SwitchRole;
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

    /** What the function behind {@code AccountBaseline} does. */
    private static final List<String> BASELINE = List.of(
            "account:PutAlternateContact", "ec2:EnableEbsEncryptionByDefault", "iam:UpdateAccountPasswordPolicy");

    /** The same, and what the function behind {@code OrganizationFeatures} does. */
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
        return BootstrapTemplate.Builder.create()
                .system(estate.system())
                .environment(account.id(), region)
                .qualifier(estate.qualifier())
                .home(region.equals(estate.homeRegion()))
                .holdsUsers(management)
                .resourceTypes(types)
                .peoplesRoles(peoplesRoles(estate))
                // In a member the administrator does not deploy: the deployments' rights are more than his.
                .deployerRoles(List.of(management ? SwitchRole.ADMINISTRATOR : estate.value(Crossing.DEPLOY_ROLE)))
                .secrets(secrets(account, region))
                .workloadActions(management ? ORGANIZATION : BASELINE)
                .build()
                .document();
    }

    /** The roles that stand under the boundary of people rather than that of machines. */
    static List<String> peoplesRoles(Estate estate) {
        return List.of(
                SwitchRole.ADMINISTRATOR,
                SwitchRole.READ_ONLY,
                SwitchRole.LOG_READER,
                estate.value(Crossing.DEPLOY_ROLE));
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
