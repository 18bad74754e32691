package jp.mymovie.constructs.account;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class AccountBaselineTest {
    private final Stack stack = SampleStack.create();

    @Test
    void setsWhatCostsNothingAndNothingElse() {
        AccountBaseline.Builder.create(stack, "Baseline").build();

        Template template = Template.fromStack(stack);
        // The organization's declarative policy holds this attribute.
        template.resourceCountIs("AWS::EC2::SnapshotBlockPublicAccess", 0);
        template.hasResourceProperties(
                "Custom::AccountBaseline", Match.objectLike(Map.of("Regions", List.of("ap-northeast-1"))));
        template.hasResourceProperties("AWS::AccessAnalyzer::Analyzer", Map.of("Type", "ACCOUNT"));
        template.resourceCountIs("AWS::Lambda::Function", 1);
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Action",
                                        List.of(
                                                "ec2:EnableEbsEncryptionByDefault",
                                                "iam:UpdateAccountPasswordPolicy",
                                                "s3:PutAccountPublicAccessBlock"))))))))));
        for (String paid :
                List.of("AWS::Config::ConfigurationRecorder", "AWS::GuardDuty::Detector", "AWS::SecurityHub::Hub")) {
            template.resourceCountIs(paid, 0);
        }
    }

    @Test
    void tellsAwsWhomToCallAndSwitchesOnWhatIsPaidFor() {
        AccountBaseline.Builder.create(stack, "Baseline")
                .roleName("baseline")
                .regions(List.of("eu-west-1", "us-east-1"))
                .blockPublicSnapshots()
                .contact(new Contact("Operations", "Operator", "operations@example.com", "+81-3-0000-0000"))
                .organizationAnalyzer()
                .detector(Detector.CONFIG)
                .detector(Detector.GUARD_DUTY)
                .detector(Detector.SECURITY_HUB)
                .archiveBucket("archive")
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties("AWS::IAM::Role", Map.of("RoleName", "baseline"));
        template.hasResource(
                "AWS::EC2::SnapshotBlockPublicAccess",
                Map.of("Properties", Map.of("State", "block-all-sharing"), "DeletionPolicy", "RetainExceptOnCreate"));
        template.hasResourceProperties(
                "Custom::AccountBaseline",
                Match.objectLike(Map.of(
                        "Regions",
                        List.of("eu-west-1", "us-east-1"),
                        "Contacts",
                        Match.arrayWith(List.of(Match.objectLike(Map.of("Type", "SECURITY", "Name", "Operations")))))));
        template.hasResourceProperties("AWS::AccessAnalyzer::Analyzer", Map.of("Type", "ORGANIZATION"));
        template.resourceCountIs("AWS::Config::ConfigurationRecorder", 1);
        template.resourceCountIs("AWS::GuardDuty::Detector", 1);
        template.resourceCountIs("AWS::SecurityHub::Hub", 1);
    }

    @Test
    void refusesConfigWithoutABucketAndContactsThatAwsWouldRefuse() {
        assertThatThrownBy(() -> AccountBaseline.Builder.create(stack, "Baseline")
                        .detector(Detector.CONFIG)
                        .build())
                .hasMessage("'archiveBucket' must be the bucket to which Config delivers, got null");
        assertThatThrownBy(() -> new Contact("Operations", "Operator", "operations@example.com", "call me"))
                .hasMessage("'phone' must be a number such as +81-3-0000-0000, got call me");
    }
}
