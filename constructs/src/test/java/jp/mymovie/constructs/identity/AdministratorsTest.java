package jp.mymovie.constructs.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class AdministratorsTest {
    private final Stack stack = SampleStack.create();

    private Administrators.Builder administrators() {
        return Administrators.Builder.create(stack, "Administrators");
    }

    @Test
    void mayDoNothingButSwitchRolesAndLookAfterTheirOwnCredentials() {
        administrators().accountIds(List.of("222222222222")).build();

        assertThat(statements())
                .extracting(statement -> statement.get("Sid"))
                .containsExactly(
                        "SwitchRole", "OwnPassword", "OwnSecondFactor", "DropOwnSecondFactor", "ReadPasswordRules");
        assertThat(statements().stream().flatMap(AdministratorsTest::actions).collect(Collectors.toSet()))
                .allMatch(action -> action.equals("sts:AssumeRole") || action.startsWith("iam:"))
                .noneMatch(action -> action.contains("*") || action.contains("Policies"));
    }

    @Test
    void switchOnlyWithASecondFactorIntoTheNamedRoles() {
        administrators().accountIds(List.of("222222222222")).roleName("Auditor").build();

        assertThat(statements().get(0))
                .containsEntry("Condition", Map.of("Bool", Map.of("aws:MultiFactorAuthPresent", "true")))
                .containsEntry(
                        "Resource",
                        List.of(
                                "arn:aws:iam::222222222222:role/Administrator",
                                "arn:aws:iam::222222222222:role/ReadOnly",
                                "arn:aws:iam::222222222222:role/Auditor"));
    }

    @Test
    void refuseToSwitchIntoNowhereOrAnywhere() {
        assertThatThrownBy(() -> administrators().build())
                .hasMessage("'accountIds' must name an account to switch into, got []");
        assertThatThrownBy(() -> administrators().accountIds(List.of("*")).build())
                .hasMessage("'accountIds' must be 12 digits each, got *");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> statements() {
        Map<String, Object> policy = Template.fromStack(stack).findResources("AWS::IAM::Policy").values().stream()
                .findFirst()
                .orElseThrow();
        return (List<Map<String, Object>>) in(in(in(policy, "Properties"), "PolicyDocument"), "Statement");
    }

    private static Object in(Object map, String key) {
        return Objects.requireNonNull(((Map<?, ?>) map).get(key));
    }

    private static Stream<String> actions(Map<String, Object> statement) {
        Object actions = statement.get("Action");
        return actions instanceof List<?> list
                ? list.stream().map(String::valueOf)
                : Stream.of(String.valueOf(actions));
    }
}
