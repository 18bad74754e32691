package jp.mymovie.operations.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.FunctionJar;
import jp.mymovie.operations.cloudformation.ResponseUrlStandIn;
import jp.mymovie.operations.json.Json;
import org.junit.jupiter.api.Test;

class OrganizationFeaturesIT {
    @Test
    void theFinishedJarEnablesAndAnswersCloudFormation() throws Exception {
        OrganizationsStandIn organization = new OrganizationsStandIn();
        organization.alreadyEnabled("SERVICE_CONTROL_POLICY");
        ResponseUrlStandIn cloudFormation = new ResponseUrlStandIn();
        try (AwsStandIn aws = new AwsStandIn("Features", organization, cloudFormation)) {
            FunctionJar.invoke(
                    "jp.mymovie.operations.organization.OrganizationFeatures::handleRequest",
                    aws.environment(),
                    Json.write(Map.of(
                            "RequestType",
                            "Create",
                            "ResponseURL",
                            aws.uri() + "/cloudformation-custom-resource-response?Signature=a%2Bb%3D",
                            "ResourceProperties",
                            Map.of(
                                    "RootId", OrganizationsStandIn.ROOT,
                                    "PolicyTypes", List.of("SERVICE_CONTROL_POLICY"),
                                    "ServicePrincipals", List.of("cloudtrail.amazonaws.com")))));

            assertThat(organization.trusted()).containsExactly("cloudtrail.amazonaws.com");
            assertThat(cloudFormation.answers().getLast()).containsEntry("Status", "SUCCESS");
        }
    }
}
