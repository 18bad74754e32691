package jp.mymovie.constructs.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class SwitchRoleTest {
    private final Stack stack = SampleStack.create();

    @Test
    void trustsTheUsersAccountOnlyWithASecondFactor() {
        SwitchRole.administrator(stack, "222222222222");
        SwitchRole.readOnly(stack, "222222222222");

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::IAM::Role", 2);
        template.allResourcesProperties(
                "AWS::IAM::Role",
                Match.objectLike(Map.of(
                        "MaxSessionDuration",
                        14400,
                        "AssumeRolePolicyDocument",
                        Map.of(
                                "Statement",
                                List.of(Map.of(
                                        "Action",
                                        "sts:AssumeRole",
                                        "Condition",
                                        Map.of("Bool", Map.of("aws:MultiFactorAuthPresent", "true"))))))));
        template.hasResourceProperties("AWS::IAM::Role", Map.of("RoleName", "Administrator"));
        template.hasResourceProperties("AWS::IAM::Role", Map.of("RoleName", "ReadOnly"));
    }

    @Test
    void refusesAnAccountThatIsNotTwelveDigits() {
        assertThatThrownBy(() -> SwitchRole.administrator(stack, "*"))
                .hasMessage("'trustedAccountId' must be 12 digits, got *");
    }
}
