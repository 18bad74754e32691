package jp.mymovie.constructs.cost;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.apigateway.CfnStage;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.jsii.JsiiObject;
import software.amazon.jsii.UnsafeCast;

/**
 * Throttles of the methods of an API's stage, as its deployment sets them: by path and method as API Gateway patches them,
 * such as {@code *}{@code /*} or {@code ~1movies/GET}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html">
 *     Method settings of a stage</a>
 */
final class StageThrottles {
    private StageThrottles() {}

    /** @throws IllegalArgumentException if no method has a throttle: there would be nothing to restore */
    static String json(RestApi api) {
        CfnStage stage = (CfnStage)
                Objects.requireNonNull(api.getDeploymentStage().getNode().getDefaultChild());
        Map<String, String> throttles = new TreeMap<>();
        if (stage.getMethodSettings() instanceof List<?> settings) {
            for (Object each : settings) {
                // A list of either settings or tokens comes without its type over jsii.
                CfnStage.MethodSettingProperty setting =
                        UnsafeCast.unsafeCast((JsiiObject) each, CfnStage.MethodSettingProperty.class);
                if (setting.getThrottlingRateLimit() != null) {
                    throttles.put(
                            "%s/%s"
                                    .formatted(
                                            Objects.requireNonNull(setting.getResourcePath())
                                                    .substring(1),
                                            setting.getHttpMethod()),
                            "{\"rate\":%s,\"burst\":%s}"
                                    .formatted(setting.getThrottlingRateLimit(), setting.getThrottlingBurstLimit()));
                }
            }
        }
        if (throttles.isEmpty()) {
            throw new IllegalArgumentException(
                    "the stage of the API must have a throttle to restore, got none: set 'throttlingRateLimit'");
        }
        return throttles.entrySet().stream()
                .map(throttle -> "\"%s\":%s".formatted(throttle.getKey(), throttle.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
