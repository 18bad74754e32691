package jp.mymovie.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    private static final Clock MORNING = Clock.fixed(Instant.parse("2026-11-28T00:00:00Z"), ZoneOffset.UTC);
    private static final String HEALTHY = """
            *list-topics*mymovie-monitoring*ap-northeast-1*) echo '{"Topics": [{"TopicArn": "arn:aws:sns:ap-northeast-1:000000000003:mymovie-page"}]}' ;;
            *list-topics*) echo '{"Topics": []}' ;;
            *get-topic-attributes*) echo '{"Attributes": {"SubscriptionsPending": "0", "SubscriptionsConfirmed": "1"}}' ;;
            *list-sinks*) echo '{"Items": [{"Arn": "arn:aws:oam:r:000000000003:sink/x", "Name": "s"}]}' ;;
            *list-attached-links*) echo '{"Items": [{"LinkArn": "arn:aws:oam:r:000000000001:link/a"}, {"LinkArn": "arn:aws:oam:r:000000000002:link/b"}, {"LinkArn": "arn:aws:oam:r:000000000004:link/c"}, {"LinkArn": "arn:aws:oam:r:000000000005:link/d"}]}' ;;
            *get-account-settings*) echo '{"AccountLimit": {"ConcurrentExecutions": 1000}}' ;;
            *list-user-pools*) echo '{"UserPools": [{"Id": "ap-northeast-1_x", "Name": "Users"}]}' ;;
            *describe-user-pool*) echo '{"UserPool": {"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER"}}}' ;;
            *list-certificates*us-east-1*) echo '{"CertificateSummaryList": [{"DomainName": "mymovie.example", "InUse": true, "NotAfter": "2027-06-01T23:59:59+00:00"}, {"DomainName": "old.example", "InUse": false, "NotAfter": "2026-11-29T00:00:00+00:00"}]}' ;;
            *list-certificates*) echo '{"CertificateSummaryList": []}' ;;
            *list-hosted-zones*) echo '{"HostedZones": [{"Id": "/hostedzone/Z1", "Name": "mymovie.example."}]}' ;;
            *list-resource-record-sets*) echo '{"ResourceRecordSets": [{"Name": "mymovie.example.", "Type": "A", "AliasTarget": {"DNSName": "d1.cloudfront.net."}}, {"Name": "stg.mymovie.example.", "Type": "A", "AliasTarget": {"DNSName": "d2.cloudfront.net."}}]}' ;;
            *list-restore-jobs*) echo '{"RestoreJobs": [{"CompletionDate": "2026-11-25T00:00:00+00:00", "CreatedBy": {"RestoreTestingPlanArn": "arn:aws:backup:r:a:restore-testing-plan:p"}}]}' ;;
            *describe-parameters*) echo '{"Parameters": [{"Name": "/mymovie/probe/prod"}]}' ;;
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(SampleEstate estate) throws InterruptedException {
        return new Doctor(new PrintStream(out, true, StandardCharsets.UTF_8), estate.sight(), MORNING).run(List.of());
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void hasNothingToDoWhereAllIsWell() throws Exception {
        assertThat(run(new SampleEstate(folder, HEALTHY))).isZero();

        assertThat(printed())
                .contains("1 subscriptions of topics are confirmed", "nothing to do")
                .doesNotContain("TO DO");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "SubscriptionsPending": "0"   | "SubscriptionsPending": "1"   | Monitoring ap-northeast-1: 1 of the subscriptions of mymovie-page wait
            , {"LinkArn": "arn:aws:oam:r:000000000005:link/d"} | '' | not linked to the monitoring account in us-east-1: Prod
            "ConcurrentExecutions": 1000  | "ConcurrentExecutions": 10    | Prod ap-northeast-1: the quota of concurrent executions is 10
            "DEVELOPER"                   | "COGNITO_DEFAULT"             | Prod ap-northeast-1: sign-in sends with Cognito's own 50 mails a day
            2027-06-01                    | 2026-12-10                    | the certificate of mymovie.example is valid for 12 days
            d1.cloudfront.net             | d-x.execute-api.amazonaws.com | mymovie.example leads to d-x.execute-api.amazonaws.com. and not to a distribution
            2026-11-25                    | 2026-10-10                    | Prod ap-northeast-1: the last restore test was 49 days ago
            "/mymovie/probe/prod"         | "/mymovie/probe/other"        | the probe of Prod does not sign in
            """)
    void tellsEachSilentFailureWithItsRemedy(String healthy, String ill, String finding) throws Exception {
        assertThat(HEALTHY).contains(healthy);
        SampleEstate estate = new SampleEstate(folder, HEALTHY.replace(healthy, ill));

        assertThat(run(estate)).isEqualTo(1);

        assertThat(printed()).containsPattern("TO DO +.*" + Pattern.quote(finding) + ".*\\n {11}\\S");
    }

    @Test
    void tellsValuesThatNobodyRecorded() throws Exception {
        SampleEstate estate = new SampleEstate(folder, HEALTHY);
        estate.recordNothing();

        assertThat(run(estate)).isEqualTo(1);
        assertThat(printed())
                .contains("not recorded: sinkArn", "./mymovie missing", "2 to do")
                .contains("estate.recoveryKey is not set", "docs/runbooks/user-pool.md");
    }

    @Test
    void saysWhichAccountItCouldNotReach() throws Exception {
        SampleEstate estate = new SampleEstate(folder, HEALTHY);
        Path script = folder.resolve("bin/aws");
        Files.writeString(
                script,
                Files.readString(script)
                        .replace(
                                "*get-caller-identity*mymovie-stg*) echo '{\"Account\": \"000000000004\"}'",
                                "*get-caller-identity*mymovie-stg*) echo 'The config profile (mymovie-stg) could not be found' >&2; exit 255"));

        assertThat(run(estate)).isEqualTo(1);
        assertThat(printed())
                .contains(
                        "not known  Stg: sts get-caller-identity: The config profile (mymovie-stg) could not be found")
                .contains("Prod ap-northeast-1: 1000 concurrent executions");
    }
}
