package jp.mymovie.operations.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.AwsStandIn.Death;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.cloudformation.ResponseUrlStandIn;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class AccountBaselineTest {
    private List<String> regions = List.of("ap-northeast-1");
    private final AccountStandIn account = new AccountStandIn();
    private final ResponseUrlStandIn cloudFormation = new ResponseUrlStandIn();
    private final AwsStandIn aws = new AwsStandIn("Baseline", account, cloudFormation);
    private final AccountBaseline baseline = new AccountBaseline(new SignedHttp(
            UrlConnectionHttpClient.create(),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
            aws.uri()));

    @AfterEach
    void close() {
        aws.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update"})
    void setsEverythingByAsFewCallsAsThereAreSettings(String type) throws IOException {
        request(type, "000000000004");

        assertThat(account.actions())
                .containsExactly(
                        "s3:PutAccountPublicAccessBlock",
                        "ec2:EnableEbsEncryptionByDefault",
                        "iam:UpdateAccountPasswordPolicy",
                        "account:PutAlternateContact",
                        "account:PutAlternateContact");
        assertThat(account.settings()).containsKeys("SECURITY", "OPERATIONS");
        assertThat(account.settings().get("s3:PutAccountPublicAccessBlock"))
                .contains("<RestrictPublicBuckets>true</RestrictPublicBuckets>");
        assertThat(answer()).containsEntry("Status", "SUCCESS").containsEntry("PhysicalResourceId", "000000000004");
    }

    @Test
    void encryptsVolumesInEveryRegionAndTheRestOnce() throws IOException {
        regions = List.of("ap-northeast-1", "us-east-1");
        request("Create", "000000000004");

        assertThat(account.actions())
                .containsOnlyOnce("s3:PutAccountPublicAccessBlock", "iam:UpdateAccountPasswordPolicy")
                .filteredOn("ec2:EnableEbsEncryptionByDefault"::equals)
                .hasSize(2);
        assertThat(account.encrypted()).containsExactly("ap-northeast-1", "us-east-1");
    }

    @Test
    void deleteLeavesEverythingSet() throws IOException {
        request("Delete", "000000000004");

        assertThat(account.actions()).isEmpty();
        assertThat(answer()).containsEntry("Status", "SUCCESS").containsEntry("Reason", "everything stays set");
    }

    @Test
    void aRefusalFailsTheStackWithAwssOwnWord() throws IOException {
        account.refuse("iam:UpdateAccountPasswordPolicy");

        request("Create", "000000000004");

        assertThat(answer()).containsEntry("Status", "FAILED");
        assertThat(String.valueOf(answer().get("Reason")))
                .isEqualTo("POST iam.amazonaws.com/ answered 403: AccessDenied (log stream)");
    }

    @Test
    void anAccountThatIsNotTwelveDigitsIsRefusedBeforeAnyCall() throws IOException {
        request("Create", "4");

        assertThat(String.valueOf(answer().get("Reason"))).startsWith("'AccountId' must be 12 digits, got '4'");
        assertThat(account.actions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDeathAtAnyCallIsMendedByTheNextRun(Death death) throws IOException {
        for (int call = 1; call <= 6; call++) {
            account.settings().clear();
            aws.dieAt(call, death);
            try {
                request("Create", "000000000004");
            } catch (IOException unanswered) {
                assertThat(aws.isDead()).isTrue();
            } finally {
                aws.heal();
            }

            request("Create", "000000000004");

            assertThat(answer()).containsEntry("Status", "SUCCESS");
            assertThat(account.settings()).hasSize(5);
        }
    }

    private Map<String, @Nullable Object> answer() {
        return cloudFormation.answers().getLast();
    }

    private void request(String type, String accountId) throws IOException {
        Map<String, @Nullable Object> event = new LinkedHashMap<>(Map.of(
                "RequestType",
                type,
                "ResponseURL",
                aws.uri() + "/cloudformation-custom-resource-response?Signature=a%2Bb%3D",
                "ResourceProperties",
                Map.of(
                        "AccountId",
                        accountId,
                        "HomeRegion",
                        "ap-northeast-1",
                        "Regions",
                        regions,
                        "Contacts",
                        List.of(contact("SECURITY"), contact("OPERATIONS")))));
        if (!type.equals("Create")) {
            event.put("PhysicalResourceId", accountId);
        }
        new Invocation().of(baseline, Json.write(event));
    }

    private static Map<String, String> contact(String type) {
        return Map.of(
                "Type", type,
                "Name", "Operations",
                "Title", "Operator",
                "EmailAddress", "operations@example.com",
                "PhoneNumber", "+81300000000");
    }
}
