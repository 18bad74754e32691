package jp.mymovie.operations.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.FunctionJar;
import jp.mymovie.operations.cloudformation.ResponseUrlStandIn;
import jp.mymovie.operations.json.Json;
import org.junit.jupiter.api.Test;

class AccountBaselineIT {
    @Test
    void theFinishedJarSignsItsCallsAndAnswersCloudFormation() throws Exception {
        AccountStandIn account = new AccountStandIn();
        ResponseUrlStandIn cloudFormation = new ResponseUrlStandIn();
        try (AwsStandIn aws = new AwsStandIn("Baseline", account, cloudFormation)) {
            FunctionJar.invoke(
                    "jp.mymovie.operations.account.AccountBaseline::handleRequest",
                    aws.environment(),
                    Json.write(Map.of(
                            "RequestType",
                            "Create",
                            "ResponseURL",
                            aws.uri() + "/cloudformation-custom-resource-response?Signature=a%2Bb%3D",
                            "ResourceProperties",
                            Map.of(
                                    "AccountId", "000000000004",
                                    "HomeRegion", "ap-northeast-1",
                                    "Regions", List.of("ap-northeast-1")))));

            assertThat(account.actions()).hasSize(3);
            assertThat(cloudFormation.answers().getLast()).containsEntry("Status", "SUCCESS");
        }
    }
}
