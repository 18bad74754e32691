package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody becomes administrator by deploying: found by search, not by examples. */
class EscalationTest {
    /** Findings that are meant to be. */
    private static final Map<String, String> MEANT = Map.of(
            ".*Management/cdk-.*-cfn-exec-role-.* changes arn:aws:organizations::.*",
            "guardrails are a stack of the management account, deployed by its administrator with a second factor");

    @Test
    void noWayLeadsToAdministratorsPeoplesRolesOrBoundaries() {
        PolicyEstate estate = PolicyEstate.read(Assembly.directory());

        assertThat(found(estate)).isEmpty();
    }

    /** A search that finds nothing could be blind: each of these was, or could be, one line of the bootstrap. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("slips")
    void findsTheWayThatASlipOpens(String slip, String bootstrap, Change change) {
        PolicyEstate estate = ChangedEstate.resources((stack, resources) -> {
            if (stack.name().equals(bootstrap)) {
                change.to(resources);
            }
        });

        assertThat(found(estate)).isNotEmpty();
    }

    private interface Change {
        void to(ObjectNode resources);
    }

    private static Arguments slip(String what, String account, Change change) {
        return Arguments.of(what, account + "/Bootstrap-ap-northeast-1", change);
    }

    static Stream<Arguments> slips() {
        return Stream.of(
                slip("roles of the bootstrap in reach of deployments", "Prod", resources -> {
                    remove(resources, "ExecutionPolicy1", "BootstrapRolesStay");
                    unconditional(resources, "ExecutionPolicy1", "MachinesRoles");
                }),
                slip("a deployment makes roles under people's boundary", "Management", resources -> {
                    allow(resources, "ExecutionPolicy1", "iam:CreateRole", "*");
                    allow(resources, "ExecutionPolicy1", "iam:PutRolePolicy", "*");
                }),
                slip("groups are deployed", "Management", resources -> {
                    remove(resources, "ExecutionPolicy1", "IdentitiesStay");
                    allow(resources, "ExecutionPolicy1", "iam:PutGroupPolicy", "*");
                }),
                slip("users are deployed", "Management", resources -> {
                    remove(resources, "ExecutionPolicy1", "IdentitiesStay");
                    allow(resources, "ExecutionPolicy1", "iam:AddUserToGroup", "*");
                    allow(resources, "ExecutionPolicy1", "iam:CreateAccessKey", "*");
                }),
                slip("boundaries are deployed", "Management", resources -> {
                    remove(resources, "ExecutionPolicy1", "BootstrapPoliciesStay");
                    allow(resources, "ExecutionPolicy1", "iam:CreatePolicyVersion", "*");
                }),
                slip(
                        "machines make roles",
                        "Management",
                        resources -> allow(resources, "WorkloadBoundary", "iam:*", "*")),
                slip(
                        "machines take roles",
                        "Management",
                        resources -> allow(resources, "WorkloadBoundary", "sts:AssumeRole", "*")),
                slip(
                        "machines open sessions of root",
                        "Management",
                        resources -> allow(resources, "WorkloadBoundary", "sts:AssumeRoot", "*")),
                slip("Lambda may run as a person", "Prod", resources -> {
                    remove(resources, "ExecutionPolicy1", "BootstrapRolesStay");
                    ((ObjectNode) resources.at(
                                    "/Administrator/Properties/AssumeRolePolicyDocument/Statement/0/Principal"))
                            .put("Service", "lambda.amazonaws.com");
                }),
                slip(
                        "the role that looks things up reaches members",
                        "Management",
                        resources -> ((ArrayNode)
                                        resources.at("/LookupRole/Properties/Policies/0/PolicyDocument/Statement"))
                                .addObject()
                                .put("Effect", "Allow")
                                .put("Action", "sts:AssumeRole")
                                .put("Resource", "*")));
    }

    private static Map<String, String> found(PolicyEstate estate) {
        Map<String, String> found = new TreeMap<>(Escalation.search(estate, new Targets(estate)));
        found.keySet().removeIf(goal -> MEANT.keySet().stream().anyMatch(goal::matches));
        return found;
    }

    private static ArrayNode statements(ObjectNode resources, String policy) {
        return (ArrayNode) resources.path(policy).at("/Properties/PolicyDocument/Statement");
    }

    private static void remove(ObjectNode resources, String policy, String sid) {
        ArrayNode statements = statements(resources, policy);
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).path("Sid").asText().equals(sid)) {
                statements.remove(i);
                return;
            }
        }
        throw new AssertionError("no statement " + sid + " in " + policy);
    }

    private static void unconditional(ObjectNode resources, String policy, String sid) {
        for (JsonNode statement : statements(resources, policy)) {
            if (statement.path("Sid").asText().equals(sid)) {
                ((ObjectNode) statement).remove("Condition");
            }
        }
    }

    private static void allow(ObjectNode resources, String policy, String action, String on) {
        statements(resources, policy)
                .addObject()
                .put("Effect", "Allow")
                .put("Action", action)
                .put("Resource", on);
    }
}
