package jp.mymovie.operations.killswitch;

import java.util.Map;
import jp.mymovie.operations.http.SignedHttp.Call;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Calls of AWS by one identity: signed ones, or a world in memory. */
interface Aws {
    /** @throws Refusal if AWS refuses */
    Reply send(Call call);

    /**
     * Answer of AWS.
     *
     * @param etag version of what was read, empty where the service has none
     */
    record Reply(String body, String etag) {}

    /** Error of AWS. */
    final class Refusal extends IllegalStateException {
        private static final long serialVersionUID = 1;

        private final int status;
        private final String code;

        Refusal(int status, String code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }

        /** Status of HTTP. */
        int status() {
            return status;
        }

        /** AWS's name of the error, such as {@code ParameterNotFound}. */
        String code() {
            return code;
        }
    }

    /** A call of a service that speaks REST, with a body of JSON or none. */
    static Call rest(SdkHttpMethod method, String service, String region, String path, String body) {
        // API Gateway answers in HAL unless it is asked for JSON.
        return new Call(
                method,
                service,
                region,
                "%s.%s.amazonaws.com".formatted(service, region),
                path,
                Map.of("Accept", "application/json", "Content-Type", "application/json"),
                body);
    }
}
