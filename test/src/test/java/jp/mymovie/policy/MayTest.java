package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;

/** What {@code ./mymovie may} answers, and how it helps on when it does not understand. */
class MayTest {
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
