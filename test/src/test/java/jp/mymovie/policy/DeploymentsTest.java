package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.constructs.bootstrap.BootstrapTemplate;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;

/**
 * What the estate's own deployments call, for every resource of every template: allowed to the account's own execution
 * role, which is reached by the account's own way, and to nobody of stg in prod.
 */
class DeploymentsTest {
    private static final List<String> ROLE = List.of(
            "iam:AttachRolePolicy",
            "iam:CreateRole",
            "iam:DeleteRole",
            "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy",
            "iam:GetRole",
            "iam:PutRolePermissionsBoundary",
            "iam:PutRolePolicy",
            "iam:TagRole",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole");

    /** What CloudFormation's handlers of a type could call and the guardrails deny on purpose. */
    private static final Map<String, String> DENIED_ON_PURPOSE = Map.of(
            "cognito-idp:DeleteUserPool deny KeepUsers", "the template retains the pool: the last resort deletes it",
            "dynamodb:DeleteTable deny KeepTables", "the template retains the table: the last resort deletes it",
            "applicationinsights:Link deny DenyOtherServices", "a link shares no applications",
            "applicationinsights:Link deny DenyOtherServices DenyWorkloadsAtTheEdge", "nor does the edge's",
            "internetmonitor:Link deny DenyOtherServices", "a link shares no monitors of the internet",
            "internetmonitor:Link deny DenyOtherServices DenyWorkloadsAtTheEdge", "nor does the edge's",
            "lambda:PassCapacityProvider deny DenyPaidExtras", "no machines stand behind a function",
            "lambda:PutProvisionedConcurrencyConfig deny DenyPaidExtras", "no function is paid while it waits");

    private final List<Stack> stacks =
            jp.mymovie.assembly.Assembly.read(Assembly.directory()).stacks();
    private final PolicyEstate estate = PolicyEstate.read(Assembly.directory());
    private final Values values = Values.ofAnyType(stacks);

    /** A call of a deployment. */
    private record Call(Resource resource, String action, String on, Map<String, List<String>> context) {
        @Override
        public String toString() {
            return "%s %s %s".formatted(resource.place(), action, on);
        }
    }

    @Test
    void mayMakeChangeAndDeleteEveryResourceOfTheirAccount() {
        List<Call> calls = calls().toList();
        Map<String, String> denied = new TreeMap<>();
        for (Call call : calls) {
            Stack stack = call.resource.stack();
            Decision decision = decide("%s/cfn-exec@%s".formatted(stack.stage(), stack.region()), call);
            if (!decision.allowed()) {
                denied.put(call.action + " " + Cell.said(decision), call.toString());
            }
        }
        System.out.printf("%d calls of deployments, denied: %s%n", calls.size(), denied);
        assertThat(calls).hasSizeGreaterThan(3_000);
        assertThat(denied.keySet()).isEqualTo(new TreeSet<>(DENIED_ON_PURPOSE.keySet()));
    }

    /** Workflows deploy the service's accounts, people all of them from the management account, in both regions. */
    @Test
    void areReachedByTheAccountsOwnWay() {
        Map<String, String> workflows = Map.of("Stg", "stg", "Prod", "prod");
        for (String account : List.of("Management", "LogArchive", "Monitoring", "Stg", "Prod")) {
            String people = "Management/Administrators+mfa > Management/Administrator"
                    + (account.equals("Management") ? "" : " > %s/OrganizationAccountAccessRole".formatted(account));
            List<String> ways = new ArrayList<>(List.of(people));
            if (workflows.containsKey(account)) {
                ways.add("token:repo:example_owner@0/mymovie-estate@0:environment:%s > %s/mymovie-github-deploy"
                        .formatted(workflows.get(account), account));
            }
            for (String way : ways) {
                for (String region : List.of("ap-northeast-1", "us-east-1")) {
                    String who =
                            "%s > %s/deploy@%s > pass %s/cfn-exec@%s".formatted(way, account, region, account, region);
                    String role = "{%s/cfn-exec@%s}".formatted(account, region);
                    assertThat(Hops.decide(estate, Cell.of(account, "allow", who, "iam:GetRole", role, ""))
                                    .allowed())
                            .as(who)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void stgMayDoNothingInProd() {
        List<Identity> stg = estate.identities().values().stream()
                .filter(identity -> identity.name().startsWith("Stg/"))
                .toList();
        List<Call> calls = calls().filter(
                        call -> call.resource.stack().stage().equals("Prod") && call.on.contains("000000000005"))
                .toList();
        List<String> allowed = new ArrayList<>();
        for (Identity who : stg) {
            for (Call call : calls) {
                String region = call.resource.stack().region();
                if (estate.decide(who, call.action, call.on, region, call.context)
                        .allowed()) {
                    allowed.add(who.name() + " " + call);
                }
            }
        }
        System.out.printf("%d of stg, %d calls in prod, allowed: %d%n", stg.size(), calls.size(), allowed.size());
        assertThat(stg).hasSizeGreaterThan(15);
        assertThat(calls).hasSizeGreaterThan(1_000);
        assertThat(allowed).isEmpty();
    }

    private Decision decide(String who, Call call) {
        return estate.decide(
                estate.identity(who),
                call.action,
                call.on,
                call.resource.stack().region(),
                call.context);
    }

    private Stream<Call> calls() {
        Map<String, List<String>> actions = actions();
        return stacks.stream()
                .flatMap(stack -> stack.resources().stream())
                .filter(resource -> !resource.type().equals("AWS::CDK::Metadata"))
                .flatMap(resource -> calls(resource, actions));
    }

    private Stream<Call> calls(Resource resource, Map<String, List<String>> actions) {
        Stack stack = resource.stack();
        if (resource.type().equals("AWS::IAM::Role")) {
            String role = values.arn(resource);
            Map<String, List<String>> within = Map.of(
                    "iam:PermissionsBoundary",
                    List.of(values.value(resource, "PermissionsBoundary").asText()));
            return Stream.concat(
                    ROLE.stream().map(action -> new Call(resource, action, role, within)),
                    principals(resource)
                            .map(service -> new Call(
                                    resource, "iam:PassRole", role, Map.of("iam:PassedToService", List.of(service)))));
        }
        JsonNode function = resource.property("ServiceToken");
        if (!function.isMissingNode()) {
            return Stream.of(new Call(resource, "lambda:InvokeFunction", values.text(stack, function), Map.of()));
        }
        List<String> known = actions.getOrDefault(resource.type(), List.of());
        String arn = values.arn(resource);
        return known.stream().map(action -> new Call(resource, action, arn, Map.of()));
    }

    /** The services that a role of a template trusts and to which it is handed; CloudFormation hands it on. */
    private Stream<String> principals(Resource role) {
        return values.value(role, "AssumeRolePolicyDocument").findValues("Service").stream()
                .flatMap(service -> Statement.texts(service).stream());
    }

    private static Map<String, List<String>> actions() {
        try (var in = BootstrapTemplate.class.getResourceAsStream("execution-actions.txt")) {
            Map<String, List<String>> actions = new HashMap<>();
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .forEach(line -> actions.put(line.get(0), line.subList(1, line.size())));
            return actions;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
