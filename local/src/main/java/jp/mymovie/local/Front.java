package jp.mymovie.local;

import java.util.List;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.edge.Distribution;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.signin.SignIn;
import jp.mymovie.local.signin.UserPoolCalls;
import org.jspecify.annotations.Nullable;

/**
 * Leads a request to the part that answers it: below {@code /local/} to what stands for other hosts, else to the edge.
 *
 * @param distribution null in a stage without one: there an API answers by itself, as at its own address
 * @param signIn null in a stage without a user pool
 */
record Front(
        List<RestApi> apis,
        @Nullable Distribution distribution,
        @Nullable SignIn signIn,
        Films films) {
    Response handle(Request request) {
        String path = request.path();
        if (!path.startsWith("/local/")) {
            return distribution == null ? direct(request) : distribution.handle(request);
        }
        if (films.takes(path)) {
            return films.handle(request);
        }
        if (signIn != null && path.startsWith(SignIn.PATH)) {
            return signIn.handle(request);
        }
        if (signIn != null && path.startsWith(UserPoolCalls.PATH)) {
            return signIn.administer(request);
        }
        return signIn != null && path.equals("/local/token")
                ? signIn.token(request)
                : Response.of(404, "text/plain", "nothing of the stage answers here\n");
    }

    private Response direct(Request request) {
        RestApi api = apis.stream()
                .filter(each -> request.path().startsWith(each.base()))
                .findFirst()
                .orElse(apis.getFirst());
        request.headers().set("host", api.host());
        return api.handle(request);
    }
}
