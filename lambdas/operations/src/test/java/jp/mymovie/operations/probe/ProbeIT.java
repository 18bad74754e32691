package jp.mymovie.operations.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.FunctionJar;
import org.junit.jupiter.api.Test;

class ProbeIT {
    @Test
    void theFinishedJarVisitsASite() throws Exception {
        try (SiteServer site = new SiteServer(null);
                AwsStandIn aws = new AwsStandIn("Probe", new NoParameter())) {
            Map<String, String> environment = new LinkedHashMap<>(aws.environment());
            environment.put("ORIGIN", site.origin().toString());
            environment.put("STAGE", "prod");
            environment.put("READ", "/api/v1/users/random");
            environment.put("SIGN_IN", "true");
            environment.put("TOKEN_PARAMETER", "/mymovie/probe/prod");
            environment.put("OWN", "/api/v1/me");
            FunctionJar.invoke("jp.mymovie.operations.probe.Probe::handleRequest", environment, "{}");

            assertThat(site.asked()).endsWith("/login");
        }
    }

    private static final class NoParameter implements AwsStandIn.Service {
        @Override
        public boolean takes(com.github.tomakehurst.wiremock.http.Request request) {
            return true;
        }

        @Override
        public AwsStandIn.Reply answer(com.github.tomakehurst.wiremock.http.Request request) {
            return AwsStandIn.error("ParameterNotFound");
        }
    }
}
