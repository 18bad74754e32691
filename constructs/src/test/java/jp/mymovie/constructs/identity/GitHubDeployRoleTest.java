package jp.mymovie.constructs.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class GitHubDeployRoleTest {
    private static final String PROVIDER =
            "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com";

    private final Stack stack = SampleStack.create();

    private GitHubDeployRole.Builder role() {
        return GitHubDeployRole.Builder.create(stack, "Deploy")
                .repository("owner/name")
                .environment("prod");
    }

    @Test
    void trustsOneRepositoryInOneEnvironment() {
        role().build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::IAM::OIDCProvider",
                Map.of(
                        "Url",
                        "https://token.actions.githubusercontent.com",
                        "ClientIdList",
                        List.of("sts.amazonaws.com")));
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Match.objectLike(Map.of(
                        "AssumeRolePolicyDocument",
                        Map.of(
                                "Statement",
                                List.of(Map.of(
                                        "Action",
                                        "sts:AssumeRoleWithWebIdentity",
                                        "Condition",
                                        Map.of(
                                                "StringEquals",
                                                Map.of(
                                                        "token.actions.githubusercontent.com:aud",
                                                        "sts.amazonaws.com",
                                                        "token.actions.githubusercontent.com:sub",
                                                        "repo:owner/name:environment:prod"))))))));
    }

    @Test
    void mayOnlyAssumeTheBootstrapRolesOfItsOwnAccount() {
        role().regions(List.of("ap-northeast-1", "us-east-1")).qualifier("own").build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::IAM::Policy",
                        Match.objectLike(Map.of(
                                "PolicyDocument",
                                Map.of(
                                        "Statement",
                                        List.of(Map.of(
                                                "Action", "sts:AssumeRole",
                                                "Effect", "Allow",
                                                "Resource",
                                                        List.of(
                                                                bootstrap("lookup", "ap-northeast-1"),
                                                                bootstrap("file-publishing", "ap-northeast-1"),
                                                                bootstrap("deploy", "ap-northeast-1"),
                                                                bootstrap("lookup", "us-east-1"),
                                                                bootstrap("file-publishing", "us-east-1"),
                                                                bootstrap("deploy", "us-east-1"))))))));
    }

    @Test
    void takesAFixedNameAndAProviderThatExists() {
        role().roleName("deploy").providerArn(PROVIDER).build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::IAM::OIDCProvider", 0);
        template.hasResourceProperties("AWS::IAM::Role", Map.of("RoleName", "deploy"));
    }

    @Test
    void refusesWhatCouldMatchAnotherRepositoryOrEnvironment() {
        assertThatThrownBy(() -> role().repository("owner/*").build())
                .hasMessage("'repository' must be owner/name without wildcards, got owner/*");
        assertThatThrownBy(() -> role().environment("*").build())
                .hasMessage("'environment' must be a name without wildcards, got *");
        assertThatThrownBy(() -> GitHubDeployRole.Builder.create(stack, "Deploy")
                        .environment("prod")
                        .build())
                .hasMessage("'repository' must be owner/name without wildcards, got null");
        assertThatThrownBy(() -> role().qualifier("eleven-long").build())
                .hasMessage("'qualifier' must be 1 to 10 letters, digits, - or _, got eleven-long");
    }

    private static Object bootstrap(String role, String region) {
        return Match.objectLike(Map.of(
                "Fn::Join",
                List.of(
                        "",
                        List.of(
                                "arn:",
                                Map.of("Ref", "AWS::Partition"),
                                Match.stringLikeRegexp(":iam::111111111111:role/cdk-own-%s-role-111111111111-%s"
                                        .formatted(role, region))))));
    }
}
