package jp.mymovie.operations.organization;

import static jp.mymovie.operations.organization.OrganizationsStandIn.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
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
import software.amazon.awssdk.services.organizations.OrganizationsClient;

class OrganizationFeaturesTest {
    private static final List<String> POLICY_TYPES = List.of("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY");
    private static final List<String> PRINCIPALS = List.of("cloudtrail.amazonaws.com", "iam.amazonaws.com");

    private int rests;
    private final OrganizationsStandIn organization = new OrganizationsStandIn();
    private final ResponseUrlStandIn cloudFormation = new ResponseUrlStandIn();
    private final AwsStandIn aws = new AwsStandIn("Features", organization, cloudFormation);
    private final OrganizationFeatures features = new OrganizationFeatures(
            aws.client(OrganizationsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder())),
            new SignedHttp(
                    UrlConnectionHttpClient.create(),
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                    aws.uri()),
            () -> rests++);

    @AfterEach
    void close() {
        aws.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update"})
    void enablesEverythingAndAnswersOnlyWhenItIsEnabled(String type) throws IOException {
        request(type, ROOT);

        assertThat(organization.policyTypes()).containsExactlyInAnyOrderElementsOf(POLICY_TYPES);
        assertThat(organization.trusted()).containsExactlyElementsOf(PRINCIPALS);
        assertThat(cloudFormation.answers())
                .containsExactly(Map.of(
                        "Status", "SUCCESS",
                        "Reason", "enabled",
                        "PhysicalResourceId", ROOT,
                        "StackId", "stack",
                        "RequestId", "request",
                        "LogicalResourceId", "Features"));
    }

    @Test
    void enablesEachFeatureAfterThoseThatItNeedsAndRepeatsIt() throws IOException {
        new Invocation().of(features, everything());
        new Invocation().of(features, everything());

        assertThat(status()).isEqualTo("SUCCESS");
        assertThat(organization.order())
                .containsExactly(
                        "ListRoots",
                        "EnablePolicyType",
                        "EnableAWSServiceAccess",
                        "CreateServiceLinkedRole",
                        "EnableOrganizationsRootCredentialsManagement",
                        "EnableOrganizationsRootSessions",
                        "UpdateGlobalSettings",
                        "RegisterDelegatedAdministrator");
        assertThat(organization.serviceLinkedRoles()).containsExactly("access-analyzer.amazonaws.com");
        assertThat(organization.delegations()).containsExactly("access-analyzer.amazonaws.com=000000000003");
        assertThat(organization.rootManagement())
                .containsExactly("EnableOrganizationsRootCredentialsManagement", "EnableOrganizationsRootSessions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ListRoots AWSOrganizationsNotInUseException",
                "EnablePolicyType PolicyChangesInProgressException",
                "EnableAWSServiceAccess FinalizingOrganizationException",
                "EnableOrganizationsRootSessions ConcurrentModificationException",
                "RegisterDelegatedAdministrator TooManyRequestsException"
            })
    void waitsWhileOrganizationsIsNotReady(String refusal) throws IOException {
        String[] words = refusal.split(" ");
        organization.refuse(words[0], Collections.nCopies(5, words[1]));

        new Invocation().of(features, everything());

        assertThat(status()).isEqualTo("SUCCESS");
        // Two more until the two policy types are enabled.
        assertThat(rests).isBetween(5, 7);
        assertThat(organization.delegations()).hasSize(1);
    }

    @Test
    void saysWhatItWaitedForWhenItGivesUp() throws IOException {
        organization.refuse("EnableAWSServiceAccess", Collections.nCopies(100, "FinalizingOrganizationException"));

        request("Create", ROOT);

        assertThat(rests).isEqualTo(Patience.RESTS);
        assertThat(String.valueOf(cloudFormation.answers().getLast().get("Reason")))
                .isEqualTo("EnableAWSServiceAccess of cloudtrail.amazonaws.com must be taken, AWS still answers "
                        + "FinalizingOrganizationException after 70 rests: deploy once more (log stream)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EnableAWSServiceAccess", "CreateServiceLinkedRole"})
    void doesNotRepeatWhatAwsRefusesForGood(String action) throws IOException {
        POLICY_TYPES.forEach(organization::alreadyEnabled);
        organization.refuse(action, List.of("AccessDeniedException"));

        new Invocation().of(features, everything());

        assertThat(status()).isEqualTo("FAILED");
        assertThat(rests).isZero();
    }

    private String everything() {
        return event("Create", ROOT)
                .replace(
                        "\"PolicyTypes\"",
                        "\"DelegatedAdministrators\":[\"access-analyzer.amazonaws.com=000000000003\"],"
                                + "\"ServiceLinkedRoles\":[\"access-analyzer.amazonaws.com\"],"
                                + "\"CrossAccountBackupRegions\":[\"ap-northeast-1\"],"
                                + "\"CentralRootManagement\":\"true\",\"PolicyTypes\"");
    }

    @Test
    void aDelegationWithoutAnAccountFailsTheStackWithTheRemedy() throws IOException {
        new Invocation()
                .of(
                        features,
                        event("Create", ROOT)
                                .replace(
                                        "\"PolicyTypes\"",
                                        "\"DelegatedAdministrators\":[\"backup.amazonaws.com\"],\"PolicyTypes\""));

        assertThat(String.valueOf(cloudFormation.answers().getLast().get("Reason")))
                .startsWith("'DelegatedAdministrators' must be like access-analyzer.amazonaws.com=123456789012");
    }

    @Test
    void whatIsEnabledAlreadyIsLeftAlone() throws IOException {
        POLICY_TYPES.forEach(organization::alreadyEnabled);
        organization.alreadyEnabled("BACKUP_POLICY");

        request("Create", ROOT);
        request("Create", ROOT);

        assertThat(status()).isEqualTo("SUCCESS");
        assertThat(organization.policyTypes()).hasSize(3).contains("BACKUP_POLICY");
    }

    @Test
    void deleteLeavesEverythingEnabledAndSaysSo() throws IOException {
        request("Create", ROOT);

        assertThat(request("Delete", ROOT)).contains("delete leaves policy types and trusted access enabled");
        assertThat(organization.policyTypes()).hasSize(2);
        assertThat(cloudFormation.answers().getLast())
                .containsEntry("Status", "SUCCESS")
                .containsEntry("PhysicalResourceId", ROOT)
                .containsEntry("Reason", "everything stays enabled");
    }

    @Test
    void aRootOfAnotherOrganizationFailsTheStackWithTheReason() throws IOException {
        request("Create", "r-else");

        assertThat(status()).isEqualTo("FAILED");
        assertThat(String.valueOf(cloudFormation.answers().getLast().get("Reason")))
                .isEqualTo("'RootId' must be a root of this organization, got 'r-else' (log stream)");
    }

    @Test
    void aMissingRootFailsTheStackWithTheRemedy() throws IOException {
        request("Create", "");

        assertThat(String.valueOf(cloudFormation.answers().getLast().get("Reason")))
                .startsWith("'RootId' must be like r-ab12, got '': give the attribute RootId of the organization");
    }

    @Test
    void neverEnabledFailsRatherThanWaitsForever() throws IOException {
        organization.alreadyEnabled("SERVICE_CONTROL_POLICY");
        organization.looksUntilEnabled("RESOURCE_CONTROL_POLICY", 1_000);

        request("Create", ROOT);

        assertThat(String.valueOf(cloudFormation.answers().getLast().get("Reason")))
                .isEqualTo("policy types [RESOURCE_CONTROL_POLICY] must become enabled on 'r-ab12', still waiting "
                        + "after 70 rests: deploy once more (log stream)");
    }

    @Test
    void aResponseUrlThatRefusesIsAnErrorThatLambdaRepeats() {
        String expired = event("Delete", ROOT).replace("a%2Bb%3D", "expired");

        assertThatThrownBy(() -> new Invocation().of(features, expired)).hasMessageContaining("answered 403");
    }

    @ParameterizedTest
    @EnumSource
    void aDeathAtAnyCallIsMendedByTheNextRun(Death death) throws IOException {
        int deaths = 0;
        for (int call = 1; call <= 12; call++) {
            organization.clear();
            aws.dieAt(call, death);
            try {
                request("Create", ROOT);
            } catch (IOException unanswered) {
                deaths++;
            } finally {
                aws.heal();
            }

            request("Create", ROOT);

            assertThat(status()).isEqualTo("SUCCESS");
            assertThat(organization.policyTypes()).containsExactlyInAnyOrderElementsOf(POLICY_TYPES);
            assertThat(organization.trusted()).containsExactlyElementsOf(PRINCIPALS);
        }
        // A look, two types, looks until both are enabled, two services, and the answer.
        assertThat(deaths).isBetween(7, 9);
    }

    private String request(String type, String rootId) throws IOException {
        Invocation invocation = new Invocation();
        invocation.of(features, event(type, rootId));
        return invocation.logged();
    }

    private String event(String type, String rootId) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>(Map.of(
                "RequestType",
                type,
                "ResponseURL",
                aws.uri() + "/cloudformation-custom-resource-response?Signature=a%2Bb%3D",
                "StackId",
                "stack",
                "RequestId",
                "request",
                "LogicalResourceId",
                "Features",
                "ResourceProperties",
                Map.of("RootId", rootId, "PolicyTypes", POLICY_TYPES, "ServicePrincipals", PRINCIPALS)));
        if (!type.equals("Create")) {
            event.put("PhysicalResourceId", ROOT);
        }
        return Json.write(event);
    }

    private String status() {
        return Json.text(cloudFormation.answers().getLast(), "Status");
    }
}
