package jp.mymovie.local.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.util.Base64URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Query;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in of the local run: authorization code with PKCE and refresh tokens for the clients of the templates, on a
 * page where one types a name. Cognito's paths and token claims. Of a deleted user refresh tokens, codes and the session
 * are refused, while access tokens live on until they expire.
 */
public final class SignIn {
    /** Below which all of it lives. */
    public static final String PATH = "/local/oidc/";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SESSION = Duration.ofHours(1);
    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)session=([^;]+)");

    private record Code(String name, String subject, Query query) {}

    private final String origin;
    private final Tokens tokens;
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private volatile @Nullable PreSignUp preSignUp;

    /** Reads the clients of a stage. */
    public SignIn(List<Stack> stacks, Values values, Tokens tokens, String origin) {
        this.tokens = tokens;
        this.origin = origin;
        for (Resource client : Assembly.resources(stacks, "AWS::Cognito::UserPoolClient")) {
            Client read = Client.read(client, values, origin);
            clients.put(read.id(), read);
        }
    }

    /** Asks a trigger from now on when a name signs in on the page for the first time. */
    public void preSignUp(@Nullable PreSignUp trigger) {
        preSignUp = trigger;
    }

    /** Answers what lies below {@link #PATH}. */
    public Response handle(Request request) {
        String path = request.path();
        Response response;
        if (path.endsWith("/.well-known/openid-configuration")) {
            response = json(200, discovery());
        } else if (path.endsWith("/.well-known/jwks.json")) {
            response = json(200, tokens.keys().toJSONObject());
        } else if (path.endsWith("/oauth2/authorize")) {
            response = authorize(request);
        } else if (path.endsWith("/oauth2/token")) {
            response = token(Query.parse(text(request)));
        } else if (path.endsWith("/logout")) {
            response = logout(Query.parse(request.query()));
        } else {
            response = Response.of(404, "text/plain", "not found\n");
        }
        return response.with("access-control-allow-origin", "*")
                .with("access-control-allow-headers", "*")
                .with("cache-control", "no-store");
    }

    /** Answers {@link UserPoolCalls}. */
    public Response administer(Request request) {
        return UserPoolCalls.handle(request, tokens.accounts());
    }

    /** {@code POST /local/token} with {@code user=NAME}: an access token for scripts, with all scopes. */
    public Response token(Request request) {
        String user = Query.parse(text(request)).get("user");
        if (!request.method().equals("POST") || user.isBlank() || clients.isEmpty()) {
            return json(400, Map.of("error", "invalid_request", "error_description", "send POST with user=NAME"));
        }
        return json(200, access(user, clients.values().iterator().next(), ""));
    }

    /** An access token for the first client, with all scopes. */
    public String accessToken(String user) {
        return String.valueOf(
                access(user, clients.values().iterator().next(), "").get("access_token"));
    }

    private Map<String, Object> access(String user, Client client, String scope) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokens.access(user, client.id(), client.granted(scope), client.accessLife()));
        answer.put("expires_in", client.accessLife().toSeconds());
        answer.put("token_type", "Bearer");
        return answer;
    }

    private Map<String, Object> discovery() {
        String base = origin + PATH;
        return Map.of(
                "issuer", tokens.issuer(),
                "authorization_endpoint", base + "oauth2/authorize",
                "token_endpoint", base + "oauth2/token",
                "jwks_uri", tokens.issuer() + "/.well-known/jwks.json",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "scopes_supported", List.of("openid"),
                "token_endpoint_auth_methods_supported", List.of("none"),
                "code_challenge_methods_supported", List.of("S256"));
    }

    private Response authorize(Request request) {
        Query query = Query.parse(request.query());
        Client client = clients.get(query.get("client_id"));
        if (client == null || !client.callbacks().contains(query.get("redirect_uri"))) {
            return json(400, Map.of("error", "redirect_mismatch"));
        }
        if (!query.get("response_type").equals("code")
                || !query.get("code_challenge_method").equals("S256")
                || query.get("code_challenge").isEmpty()) {
            return back(query, "error", "invalid_request");
        }
        if (request.method().equals("POST")) {
            String name = Query.parse(text(request)).get("name").strip();
            if (name.isEmpty()) {
                return LoginPage.answer();
            }
            return refusal(name, client).map(LoginPage::refused).orElseGet(() -> signedIn(query, name));
        }
        Matcher cookie = COOKIE.matcher(request.headers().first("cookie", ""));
        String name = cookie.find() ? tokens.remembered(cookie.group(1), "session") : null;
        if (name != null && !query.get("prompt").equals("login")) {
            return signedIn(query, name);
        }
        return query.get("prompt").equals("none") ? back(query, "error", "login_required") : LoginPage.answer();
    }

    /** Any name has an account here, so the first visit of one is its sign-up. */
    private Optional<String> refusal(String name, Client client) {
        String subject = tokens.accounts().subject(name);
        PreSignUp trigger = preSignUp;
        if (trigger == null || tokens.accounts().hasSignedUp(subject)) {
            return Optional.empty();
        }
        Optional<String> refusal = trigger.refusal(subject, name + "@example.com", client.id());
        if (refusal.isEmpty()) {
            tokens.accounts().signUp(subject);
        }
        return refusal;
    }

    private Response signedIn(Query query, String name) {
        String code = UUID.randomUUID().toString();
        codes.put(code, new Code(name, tokens.accounts().subject(name), query));
        return back(query, "code", code)
                .with("set-cookie", cookie(tokens.remembering(name, "session", SESSION), SESSION.toSeconds()));
    }

    private static String cookie(String value, long seconds) {
        return "session=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Lax".formatted(value, PATH, seconds);
    }

    private static Response back(Query query, String name, String value) {
        return Response.redirect("%s?%s=%s&state=%s"
                .formatted(
                        query.get("redirect_uri"),
                        name,
                        value,
                        URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8)));
    }

    private Response token(Query form) {
        Client client = clients.get(form.get("client_id"));
        if (client == null) {
            return json(400, Map.of("error", "invalid_client"));
        }
        return switch (form.get("grant_type")) {
            case "authorization_code" -> {
                Code code = codes.remove(form.get("code"));
                boolean good = code != null
                        && !tokens.accounts().isDeleted(code.subject)
                        && code.query.get("client_id").equals(client.id())
                        && code.query.get("redirect_uri").equals(form.get("redirect_uri"))
                        && code.query.get("code_challenge").equals(challenge(form.get("code_verifier")));
                yield good && code != null
                        ? tokens(client, code.name, code.query.get("scope"), code.query.getFirst("nonce"), true)
                        : json(400, Map.of("error", "invalid_grant"));
            }
            case "refresh_token" -> {
                String name = tokens.remembered(form.get("refresh_token"), "refresh");
                yield name == null
                        ? json(400, Map.of("error", "invalid_grant"))
                        : tokens(client, name, form.get("scope"), null, false);
            }
            default -> json(400, Map.of("error", "unsupported_grant_type"));
        };
    }

    private Response tokens(Client client, String name, String scope, @Nullable String nonce, boolean refresh) {
        Map<String, Object> answer = access(name, client, scope);
        answer.put("id_token", tokens.id(name, client.id(), nonce, client.accessLife()));
        if (refresh) {
            answer.put("refresh_token", tokens.remembering(name, "refresh", client.refreshLife()));
        }
        return json(200, answer);
    }

    private Response logout(Query query) {
        Client client = clients.get(query.get("client_id"));
        if (client == null || !client.logouts().contains(query.get("logout_uri"))) {
            return json(400, Map.of("error", "redirect_mismatch"));
        }
        return Response.redirect(query.get("logout_uri")).with("set-cookie", cookie("", 0));
    }

    private static String challenge(String verifier) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private static Response json(int status, Map<String, ?> value) {
        try {
            return new Response(
                    status, new Headers().set("content-type", "application/json"), JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
