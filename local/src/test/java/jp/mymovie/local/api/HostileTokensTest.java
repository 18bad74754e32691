package jp.mymovie.local.api;

import static jp.mymovie.local.Fixtures.stack;
import static jp.mymovie.local.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.local.Fixtures;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.signin.Tokens;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that are not what they seem: the gateway refuses each before a function is called. */
class HostileTokensTest {
    private static final String ISSUER = "http://localhost:1/local/oidc/pool";
    private static final String PATH = "/api/v1/users/hanako";

    @TempDir
    static Path directory;

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong();

    @TestFactory
    List<DynamicTest> areRefusedBeforeAFunctionIsCalled() throws Exception {
        Tokens tokens = new Tokens(directory.resolve("key.json"), ISSUER);
        RestApi api = api(tokens);
        Map<String, String> hostile = hostile(tokens);
        assertThat(hostile).hasSizeGreaterThanOrEqualTo(40);
        assertThat(hostile.values()).doesNotHaveDuplicates();
        return hostile.entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(token.getKey(), () -> {
                    assertThat(status(api, token.getValue())).isEqualTo(401);
                    assertThat(calls).hasValue(0);
                }))
                .toList();
    }

    @Test
    void theTrueOneIsTaken() throws Exception {
        Tokens tokens = new Tokens(directory.resolve("key.json"), ISSUER);
        assertThat(status(api(tokens), "Bearer " + sign(key(tokens), header(tokens), claims().build())))
                .isEqualTo(200);
        assertThat(calls).hasValue(1);
    }

    private Map<String, String> hostile(Tokens tokens) throws Exception {
        RSAKey key = key(tokens);
        RSAKey foreign = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        ECKey curve = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
        JWSHeader good = header(tokens);
        String taken = sign(key, good, claims().build());
        String[] parts = taken.split("\\.");
        byte[] publicKey = key.toRSAPublicKey().getEncoded();
        Map<String, String> all = new LinkedHashMap<>();
        claim(all, key, good, "expired", c -> c.expirationTime(ago(10)));
        claim(all, key, good, "not yet valid", c -> c.notBeforeTime(in(600)));
        claim(all, key, good, "without an end", c -> c.expirationTime(null));
        claim(all, key, good, "another issuer", c -> c.issuer("http://localhost:1/local/oidc/other"));
        claim(all, key, good, "the issuer with a slash", c -> c.issuer(ISSUER + "/"));
        claim(all, key, good, "the issuer in capitals", c -> c.issuer(ISSUER.toUpperCase(Locale.ROOT)));
        claim(all, key, good, "without an issuer", c -> c.issuer(null));
        claim(all, key, good, "an id token", c -> c.claim("token_use", "id"));
        claim(all, key, good, "without a use", c -> c.claim("token_use", null));
        claim(all, key, good, "a use in capitals", c -> c.claim("token_use", "ACCESS"));
        claim(all, key, good, "without a scope", c -> c.claim("scope", null));
        claim(all, key, good, "a longer scope", c -> c.claim("scope", "mymovie/apix"));
        claim(all, key, good, "a shorter scope", c -> c.claim("scope", "mymovie/ap"));
        claim(all, key, good, "a scope in capitals", c -> c.claim("scope", "MYMOVIE/API"));
        claim(all, key, good, "scopes with commas", c -> c.claim("scope", "openid,mymovie/api"));
        claim(all, key, good, "a list of scopes", c -> c.claim("scope", List.of("openid", "mymovie/api")));
        claim(all, key, good, "without a subject", c -> c.subject(null));
        header(
                all,
                key,
                claims().build(),
                "an unknown key id",
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("other").build());
        header(all, foreign, claims().build(), "a foreign key under the known id", good);
        header(
                all,
                foreign,
                claims().build(),
                "a foreign key sent along",
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(foreign.toPublicJWK())
                        .build());
        header(
                all,
                foreign,
                claims().build(),
                "a foreign key at an address",
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwkURL(URI.create("http://localhost:1/keys"))
                        .build());
        header(
                all,
                foreign,
                claims().build(),
                "a foreign certificate at an address",
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .x509CertURL(URI.create("http://localhost:1/c"))
                        .build());
        header(
                all,
                key,
                claims().build(),
                "another algorithm of the same key: RS512",
                new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(key.getKeyID()).build());
        header(
                all,
                key,
                claims().build(),
                "another algorithm of the same key: PS256",
                new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(key.getKeyID()).build());
        header(
                all,
                key,
                claims().build(),
                "an unknown critical header",
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .criticalParams(Set.of("exp"))
                        .customParam("exp", 1)
                        .build());
        header(
                all,
                key,
                claims().build(),
                "another type",
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(new JOSEObjectType("at+jwt"))
                        .build());
        all.put("signed with the public key as a secret", "Bearer " + mac(publicKey, key.getKeyID()));
        all.put(
                "signed with the public key's text as a secret",
                "Bearer " + mac(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8), key.getKeyID()));
        JWSObject elliptic = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new Payload(claims().build().toJSONObject()));
        elliptic.sign(new ECDSASigner(curve));
        all.put("signed on a curve", "Bearer " + elliptic.serialize());
        all.put(
                "a signature of zeros on a curve",
                "Bearer "
                        + elliptic.serialize()
                                .replaceFirst(
                                        "[^.]*$", Base64URL.encode(new byte[64]).toString()));
        all.put("without a signature: none", "Bearer " + Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        all.put("without a signature: None", "Bearer " + Base64URL.encode("{\"alg\":\"None\"}") + "." + parts[1] + ".");
        all.put("the signature cut off", "Bearer " + parts[0] + "." + parts[1] + ".");
        all.put(
                "half a signature",
                "Bearer " + parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() / 2));
        all.put("two parts", "Bearer " + parts[0] + "." + parts[1]);
        all.put("four parts", "Bearer " + taken + "." + parts[2]);
        all.put("five parts, as if encrypted", "Bearer " + taken + "." + parts[1] + "." + parts[2]);
        all.put(
                "another payload under the signature",
                "Bearer " + parts[0] + "."
                        + Base64URL.encode(claims().subject("somebody").build().toString()) + "." + parts[2]);
        all.put(
                "another header over the signature",
                "Bearer " + Base64URL.encode("{\"alg\":\"RS256\"}") + "." + parts[1] + "." + parts[2]);
        all.put("a header that is no JSON", "Bearer " + Base64URL.encode("{") + "." + parts[1] + "." + parts[2]);
        all.put(
                "as JSON",
                "Bearer {\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\""
                        + parts[2] + "\"}");
        all.put(
                "a token in a token",
                "Bearer "
                        + sign(
                                foreign,
                                good,
                                new JWTClaimsSet.Builder(claims().build())
                                        .claim("token", taken)
                                        .build()));
        all.put("a null byte in it", "Bearer " + taken.substring(0, 20) + "\u0000" + taken.substring(20));
        all.put("a line break in it", "Bearer " + taken.substring(0, 20) + "\n" + taken.substring(20));
        all.put("another scheme", "Basic " + taken);
        all.put("twice", "Bearer " + taken + ", Bearer " + taken);
        all.put("a megabyte", "Bearer " + "a".repeat(1_000_000));
        all.put("nothing but dots", "Bearer ..");
        all.put("nothing behind the scheme", "Bearer ");
        all.put("nothing at all", "");
        return all;
    }

    private static void claim(
            Map<String, String> all,
            RSAKey key,
            JWSHeader header,
            String name,
            UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        all.put(name, "Bearer " + sign(key, header, change.apply(claims()).build()));
    }

    private static void header(Map<String, String> all, RSAKey key, JWTClaimsSet claims, String name, JWSHeader header)
            throws JOSEException {
        all.put(name, "Bearer " + sign(key, header, claims));
    }

    private static String sign(RSAKey key, JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        JWSObject token = new JWSObject(header, new Payload(claims.toJSONObject()));
        token.sign(new RSASSASigner(key.toPrivateKey(), Set.of()));
        return token.serialize();
    }

    private static String mac(byte[] secret, String keyId) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build(),
                new Payload(claims().build().toJSONObject()));
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(Tokens.subject("hanako"))
                .issueTime(ago(60))
                .expirationTime(in(600))
                .claim("token_use", "access")
                .claim("client_id", "c")
                .claim("scope", "openid mymovie/api");
    }

    private static JWSHeader header(Tokens tokens) throws Exception {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key(tokens).getKeyID())
                .build();
    }

    /** The issuer's own key, with its private half. */
    private static RSAKey key(Tokens tokens) throws Exception {
        assertThat(tokens.keys().getKeys()).hasSize(1);
        return RSAKey.parse(Files.readString(directory.resolve("key.json")));
    }

    private static Date ago(long seconds) {
        return Date.from(Instant.now().minusSeconds(seconds));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private RestApi api(Tokens tokens) {
        Stack stack = stack("Api", Fixtures.API);
        return new RestApi(
                List.of(stack),
                values(stack),
                Assembly.resources(List.of(stack), "AWS::ApiGateway::Stage").get(0),
                new TokenVerifier(ISSUER, tokens.keys()),
                (name, event) -> {
                    calls.incrementAndGet();
                    return new Outcome(
                            "id", "success", "{\"statusCode\":200,\"body\":\"{}\"}".getBytes(StandardCharsets.UTF_8));
                },
                line -> {},
                // A second between requests, so that no limit stands in the way.
                () -> clock.addAndGet(1_000_000_000));
    }

    private static int status(RestApi api, String authorization) {
        Headers headers = new Headers();
        if (!authorization.isEmpty()) {
            headers.set("authorization", authorization);
        }
        return api.handle(new Request("GET", PATH, "", headers, new byte[0], "127.0.0.1", 1))
                .status();
    }
}
