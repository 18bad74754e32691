package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./mymovie may} answers, and how it helps on when it does not understand. */
class MayTest {
    private static final String PROD_ROOT = "arn:aws:iam::%s:root"
            .formatted(PolicyEstate.read(Assembly.directory()).accounts().get("Prod"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void namesThePolicyAndTheStatementThatDeny() {
        assertThat(may("Prod/Administrator", "cloudtrail:StopLogging", "{Management/Trail/Trail}"))
                .isEqualTo(1);
        assertThat(said(out)).startsWith("denied: ").contains("  by Management/Guardrails/Guardrails", " ProtectTrail");
    }

    @Test
    void namesTheStatementThatAllows() {
        assertThat(may("Prod/CommandsRole", "dynamodb:UpdateItem", "{Prod/Data/Movies}"))
                .isZero();
        assertThat(said(out)).startsWith("allowed: ").contains("  by Prod/Api/CommandsRoleDefaultPolicy");
    }

    @Test
    void asksInAnotherRegion() {
        assertThat(may("Prod/Administrator", "sqs:CreateQueue", "--region", "ap-northeast-1"))
                .isZero();
        assertThat(may("Prod/Administrator", "sqs:CreateQueue", "--region", "eu-west-1"))
                .isEqualTo(1);
        assertThat(said(out)).contains("DenyOtherRegions");
    }

    @Test
    void asksWithASecondFactor() {
        assertThat(may("Management/Administrators", "sts:AssumeRole", "{Prod/Administrator}"))
                .isEqualTo(1);
        assertThat(may("Management/Administrators", "sts:AssumeRole", "{Prod/Administrator}", "--mfa"))
                .isZero();
    }

    @Test
    void opensTheRootOfAMemberFromManagementAlone() {
        String task = "sts:TaskPolicyArn=arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy";

        assertThat(may("Management/Administrator", "sts:AssumeRoot", PROD_ROOT, "--with", task))
                .isZero();
        assertThat(may("Stg/Administrator", "sts:AssumeRoot", PROD_ROOT, "--with", task))
                .isEqualTo(1);
        assertThat(said(out)).contains("by the organization's management account alone");
        assertThat(may("outsider", "sts:AssumeRoot", PROD_ROOT, "--with", task)).isEqualTo(1);
        assertThat(may("Management/root", "sts:AssumeRoot", PROD_ROOT, "--with", task))
                .isEqualTo(1);
    }

    @Test
    void letsPassWhatNeedsNoPermission() {
        assertThat(may("Prod/QueriesRole", "sts:GetCallerIdentity")).isZero();
        assertThat(said(out)).contains("  by sts:GetCallerIdentity needs no permission");
        assertThat(may("anonymous", "cognito-idp:InitiateAuth")).isZero();
        assertThat(may("anonymous", "cognito-idp:GetTokensFromRefreshToken")).isZero();
        assertThat(may("anonymous", "cognito-idp:AdminInitiateAuth", "{Prod/SignIn/Users}"))
                .isEqualTo(1);
    }

    @Test
    void bindsTheManagementAccountByNoGuardrail() {
        assertThat(may("Management/Administrator", "sqs:CreateQueue", "--region", "eu-west-1"))
                .isZero();
        assertThat(may("outsider", "sts:AssumeRole", "{Prod/Administrator}")).isEqualTo(1);
        assertThat(said(out)).startsWith("denied: ").contains(" IdentityPerimeter");
        assertThat(may("outsider", "sts:AssumeRole", "{Management/Administrator}"))
                .isEqualTo(1);
        assertThat(said(out)).startsWith("denied, since nothing allows it: ");
    }

    @Test
    void takesAnAccessKeyForOneWithoutTheKeyOfTheSecondFactor() {
        PolicyEstate estate = PolicyEstate.read(Assembly.directory());
        Request request = estate.request(
                estate.identity("Management/Administrators"), "s3:GetObject", "*", null, java.util.Map.of());

        assertThat(request.context().values("aws:MultiFactorAuthPresent")).isEmpty();
    }

    @Test
    void ignoresTheCaseOfAnAction() {
        assertThat(may("Prod/Administrator", "SQS:createqueue", "--region", "ap-northeast-1"))
                .isZero();
        assertThat(said(out)).contains(" sqs:CreateQueue on ");
    }

    @Test
    void narrowsASession(@TempDir Path directory) throws IOException {
        Path readingAlone = Files.writeString(directory.resolve("reading.json"), """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}]}""");

        assertThat(may("Prod/Administrator", "sqs:CreateQueue", "--session", readingAlone.toString()))
                .isEqualTo(1);
        assertThat(said(out)).contains("the session policy session policy reading.json does not allow it");
        assertThat(may(
                        "Prod/Administrator",
                        "s3:GetBucketPolicy",
                        "{Prod/Web/Site}",
                        "--session",
                        readingAlone.toString()))
                .isZero();
        assertThat(may("Management/Administrators", "s3:GetObject", "--session", readingAlone.toString()))
                .isEqualTo(2);
        assertThat(said(err)).contains("'--session' must go with a role, whose session it narrows, got ");
    }

    @Test
    void saysWhatIsWrongWithASessionPolicy(@TempDir Path directory) throws IOException {
        assertSessionIsRefused(directory, "{", "must be JSON");
        assertSessionIsRefused(directory, "[]", "must hold a policy as a JSON object, got []");
        assertSessionIsRefused(directory, "{}", "must hold a policy with a Statement, got {}");
        assertSessionIsRefused(
                directory,
                "{'Statement': {'Effect': 'Allow', 'Principal': '*', 'Action': '*', 'Resource': '*'}}",
                "must name no principal");
        assertSessionIsRefused(
                directory,
                "{'Statement': {'Effect': 'allow', 'Action': '*', 'Resource': '*'}}",
                "must say Allow or Deny in each Effect");
        assertSessionIsRefused(directory, "{'Statement': {'Effect': 'Deny', 'Action': '*'}}", "must name a Resource");
        assertSessionIsRefused(directory, "{'Statement': {'Effect': 'Deny', 'Resource': '*'}}", "must name an Action");
        assertSessionIsRefused(
                directory,
                "{'Statement': {'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'Is': {'k': 'v'}}}}",
                "must be a condition operator of IAM, got 'Is'");
        assertThat(may("Prod/Administrator", "sqs:CreateQueue", "--session", "nowhere.json"))
                .isEqualTo(2);
        assertThat(said(err)).contains("'--session nowhere.json' must name a file of a policy, got none there");
    }

    private void assertSessionIsRefused(Path directory, String policy, String message) throws IOException {
        Path file = Files.writeString(directory.resolve("session.json"), policy.replace('\'', '"'));
        assertThat(may("Prod/Administrator", "sqs:CreateQueue", "--session", file.toString()))
                .isEqualTo(2);
        assertThat(said(err)).contains(message);
    }

    @Test
    void decidesWhatIsNewerThanTheListWhenTold() {
        assertThat(may("Prod/Administrator", "sqs:PolishQueue")).isEqualTo(2);
        assertThat(said(err)).contains("Add --unlisted for one that is newer than the list");
        assertThat(may("Prod/Administrator", "sqs:PolishQueue", "--unlisted")).isZero();
    }

    /** A date without a time in a condition, and other readings of the second evaluator, do not end in exit 3. */
    @Test
    void decidesWhereTheOtherEvaluatorIsKnownToBeWrong(@TempDir Path directory) throws IOException {
        Path policy = Files.writeString(directory.resolve("late.json"), """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*",
                  "Condition": {"DateLessThan": {"aws:CurrentTime": "2027"}}}]}""");

        assertThat(may(
                        "Prod/Administrator",
                        "sqs:CreateQueue",
                        "--session",
                        policy.toString(),
                        "--with",
                        "aws:CurrentTime=2026-11-28T00:00:00Z"))
                .isZero();
        assertThat(said(out)).contains("(iam-simulate says IMPLICITLY_DENIED: it holds seconds since 1970");
    }

    @Test
    void offersNamesThatAreNear() {
        assertThat(may("Prod/Administrater", "s3:GetObject")).isEqualTo(2);
        assertThat(said(err)).contains("got 'Prod/Administrater': did you mean Prod/Administrator, ");
        assertThat(may("Prd/Administrator", "s3:GetObject")).isEqualTo(2);
        assertThat(said(err)).contains("got 'Prd/Administrator': did you mean Prod/Administrator, ");
        assertThat(may("Prod/Administrator", "s3:GetObjekt")).isEqualTo(2);
        assertThat(said(err)).contains("got 's3:GetObjekt': did you mean s3:GetObject, ");
        assertThat(may("Prod/Administrator", "s4:GetObject")).isEqualTo(2);
        assertThat(said(err)).contains("the service must be one of AWS's, got 's4:GetObject'");
        assertThat(may("Prod/Administrator", "dynamodb:GetItem", "{Prod/Data/Movie}"))
                .isEqualTo(2);
        assertThat(said(err)).contains("'{Prod/Data/Movie}' must name").contains("did you mean {Prod/Data/Movies}, ");
    }

    @Test
    void saysOfWhatAnActionIsAsked() {
        assertThat(may("Prod/Administrator", "dynamodb:DeleteTable", "{Prod/Web/Site}"))
                .isEqualTo(2);
        assertThat(said(err))
                .contains("the resource must be one of which dynamodb:DeleteTable can be asked, such as "
                        + "arn:aws:dynamodb:ap-northeast-1:000000000005:table/x, got 'arn:aws:s3:::");
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(may("Prod/Administrator")).isEqualTo(2);
        assertThat(said(err)).contains("usage: ./mymovie may <account>/<role or user> <action> [resource]");
        assertThat(may("Prod/Administrator", "GetObject")).isEqualTo(2);
        assertThat(said(err)).contains("the action must be service:Action, such as s3:GetObject, got 'GetObject'");
        assertThat(may("Prod/Administrator", "s3:GetObject", "--region", "tokyo"))
                .isEqualTo(2);
        assertThat(said(err)).contains("'--region' must be like ap-northeast-1, got 'tokyo'");
    }

    private int may(String... arguments) {
        out.reset();
        err.reset();
        return May.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Stream.concat(Stream.of("--assembly", Assembly.directory().toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
