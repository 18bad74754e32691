package jp.mymovie.operations.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The step of a signed-in user, where an operator has written a refresh token into a parameter. A token that is missing or
 * over is no outage: refresh tokens end after 30 days. Needs {@code ssm:GetParameter}.
 */
final class SignedIn {
    /** Result of the step. */
    enum Outcome {
        DONE,
        NO_TOKEN,
        TOKEN_REFUSED
    }

    private final SignedHttp aws;
    private final String region;
    private final String parameter;
    private final String path;

    /** @param path of an answer that only a signed-in user gets */
    SignedIn(SignedHttp aws, String region, String parameter, String path) {
        this.aws = aws;
        this.region = region;
        this.parameter = parameter;
        this.path = path;
    }

    /** @throws Failure.At if the API refuses a fresh token, or the pool gives no answer */
    Outcome run(Browser browser, Site site, Configuration configuration) {
        String refresh = token();
        if (refresh == null) {
            return Outcome.NO_TOKEN;
        }
        Answer answer = browser.post(
                "signed in",
                URI.create(configuration.signInDomain() + "/oauth2/token"),
                "grant_type=refresh_token&client_id=%s&refresh_token=%s"
                        .formatted(encoded(configuration.clientId()), encoded(refresh)));
        Map<String, @Nullable Object> tokens = answer.json();
        String access = tokens == null ? "" : Json.text(tokens, "access_token");
        if (answer.status() == 400
                && tokens != null
                && Json.text(tokens, "error").equals("invalid_grant")) {
            return Outcome.TOKEN_REFUSED;
        }
        if (access.isEmpty()) {
            throw answer.fails(
                    "signed in",
                    "the pool gave no access token, got " + answer.seen(),
                    "the user pool: see sign-in.md");
        }
        Answer own = browser.get("signed in", site.at(path), "Authorization", "Bearer " + access);
        if (!own.is(200, "application/json") || own.json() == null) {
            throw own.fails(
                    "signed in",
                    "%s: expected 200 and JSON, got %s".formatted(path, own.seen()),
                    "authorizer of the API, and issuer and client of its tokens");
        }
        return Outcome.DONE;
    }

    private @Nullable String token() {
        try {
            Map<String, @Nullable Object> found = Json.object(aws.send(Call.json(
                    "ssm",
                    region,
                    "AmazonSSM.GetParameter",
                    Json.write(new java.util.TreeMap<>(Map.of("Name", parameter, "WithDecryption", true))))));
            return Json.text(Json.object(found, "Parameter"), "Value");
        } catch (SignedHttp.Refused e) {
            if (e.is("ParameterNotFound")) {
                return null;
            }
            throw e;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
