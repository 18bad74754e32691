package jp.mymovie.operations.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/** The steps of a guest: the page, its files, its configuration, the API, and where people sign in. */
final class Visit {
    /** A page, a script and styles are larger; an empty or cut file is not. */
    private static final int LEAST_BYTES = 64;

    /** The example of RFC 7636: nobody redeems the code. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final String DEPLOYED = "the last deployment of the stage's Web stack: see roll-back.md";
    private static final String KILL_SWITCH = "the kill switch: see kill-switch.md";

    private final Site site;
    private final Browser browser;

    Visit(Site site, Browser browser) {
        this.site = site;
        this.browser = browser;
    }

    /**
     * Takes every step.
     *
     * @return the site's configuration
     * @throws Failure.At at the first step that fails
     */
    Configuration run() {
        Answer page = page();
        files(page);
        Configuration configuration = configuration(page.certificateEnd());
        api();
        if (site.signIn()) {
            issuer(configuration);
            login(configuration);
        }
        return configuration;
    }

    private Answer page() {
        Answer page = browser.get("page", site.at("/"));
        if (page.status() == 503 && page.text().contains("Taking a break")) {
            throw page.fails("page", "the maintenance page: the service is cut", KILL_SWITCH);
        }
        if (!page.is(200, "text/html")) {
            throw page.fails(
                    "page", "expected 200 text/html, got " + page.seen(), "the distribution and the files of the site");
        }
        if (page.body().length < LEAST_BYTES) {
            throw page.fails("page", "the page is empty, got " + page.seen(), DEPLOYED);
        }
        return page;
    }

    private void files(Answer page) {
        List<PageFiles.Entry> files = PageFiles.of(page.text());
        if (site.signIn() && files.stream().noneMatch(PageFiles.Entry::script)) {
            throw page.fails("page", "the page loads no script", DEPLOYED);
        }
        for (PageFiles.Entry file : files) {
            URI uri = site.at("/").resolve(file.path());
            // The first bytes tell a script from a page at a fraction of the transfer.
            Answer answer = file.integrity().isEmpty()
                    ? browser.get("files", uri, "Range", "bytes=0-1023")
                    : browser.get("files", uri);
            String wanted = file.script() ? "text/javascript" : "text/css";
            String type = answer.type().equals("application/javascript") ? "text/javascript" : answer.type();
            if ((answer.status() != 200 && answer.status() != 206) || !type.equals(wanted)) {
                throw answer.fails(
                        "files", "%s: expected %s, got %s".formatted(file.path(), wanted, answer.seen()), DEPLOYED);
            }
            if (answer.body().length < LEAST_BYTES
                    || answer.text().stripLeading().startsWith("<")) {
                throw answer.fails(
                        "files", "%s holds no %s, got %s".formatted(file.path(), wanted, answer.seen()), DEPLOYED);
            }
            if (!file.integrity().isEmpty() && !file.integrity().contains(hash(file.integrity(), answer.body()))) {
                throw answer.fails("files", file.path() + " is not what the page's integrity says", DEPLOYED);
            }
        }
    }

    private Configuration configuration(@Nullable Instant certificateEnd) {
        Answer answer = browser.get("configuration", site.at("/config.json"));
        Map<String, @Nullable Object> json = answer.json();
        if (answer.status() != 200 || json == null) {
            throw answer.fails("configuration", "expected 200 and JSON, got " + answer.seen(), DEPLOYED);
        }
        Configuration read = new Configuration(
                Json.text(json, "authority"),
                Json.text(json, "clientId"),
                Json.text(json, "scope"),
                Json.text(json, "signInDomain"),
                certificateEnd);
        if (site.signIn() && !Json.text(json, "stage").equals(site.stage())) {
            throw answer.fails(
                    "configuration",
                    "'stage' must be '%s', got '%s'".formatted(site.stage(), Json.text(json, "stage")),
                    DEPLOYED);
        }
        if (site.signIn() && !read.isWhole()) {
            throw answer.fails(
                    "configuration",
                    "authority, clientId, scope and signInDomain must be https addresses and names, got " + read,
                    DEPLOYED);
        }
        return read;
    }

    /** Nobody is an answer too, since a young stage is empty; an API that does not know the path is none. */
    private static boolean isNobody(Answer answer, Map<String, @Nullable Object> problem) {
        return answer.is(404, "application/problem+json")
                && !String.valueOf(problem.get("type")).endsWith("no-route");
    }

    private void api() {
        if (site.read().isEmpty()) {
            return;
        }
        Answer answer = browser.get("api", site.at(site.read()));
        Map<String, @Nullable Object> json = answer.json();
        if (json != null && (answer.is(200, "application/json") || isNobody(answer, json))) {
            return;
        }
        Answer health = browser.get("api", site.at("/api/v1/health"));
        boolean alive = health.status() == 200 && health.json() != null;
        throw answer.fails(
                "api",
                "%s: expected JSON from the table, got %s; health answers %d"
                        .formatted(site.read(), answer.seen(), health.status()),
                alive
                        ? "the table: throttles and errors of DynamoDB"
                        : answer.status() == 403
                                ? "the origin key: see origin-key-rotation.md"
                                : "log lines of level ERROR of the reading function, and its last deployment");
    }

    private void issuer(Configuration configuration) {
        Answer answer =
                browser.get("issuer", URI.create(configuration.authority() + "/.well-known/openid-configuration"));
        Map<String, @Nullable Object> json = answer.json();
        if (answer.status() != 200 || json == null || !Json.text(json, "issuer").equals(configuration.authority())) {
            throw answer.fails(
                    "issuer",
                    "no OpenID configuration of the user pool, got " + answer.seen(),
                    "the user pool: see user-pool.md");
        }
    }

    private void login(Configuration configuration) {
        URI authorize = URI.create(configuration.signInDomain()
                + "/oauth2/authorize?response_type=code&code_challenge_method=S256&code_challenge=" + CHALLENGE
                + "&client_id=" + encoded(configuration.clientId())
                + "&redirect_uri=" + encoded(site.at("/callback").toString())
                + "&scope=" + encoded(configuration.scope()));
        Answer answer = browser.get("login", authorize);
        if (answer.status() == 302 && !answer.location().contains("error")) {
            answer = browser.get("login", authorize.resolve(answer.location()));
        }
        if (!answer.is(200, "text/html")) {
            throw answer.fails(
                    "login",
                    "no login page, got %s %s"
                            .formatted(answer.seen(), answer.location())
                            .strip(),
                    "domain, client and callback address of the user pool: see sign-in.md");
        }
    }

    private static String hash(String integrity, byte[] body) {
        String algorithm = integrity.substring(0, Math.max(0, integrity.indexOf('-')));
        try {
            return algorithm + "-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance(
                                            Objects.requireNonNull(algorithm).replace("sha", "SHA-"))
                                    .digest(body));
        } catch (NoSuchAlgorithmException e) {
            return "an algorithm that no browser knows";
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
