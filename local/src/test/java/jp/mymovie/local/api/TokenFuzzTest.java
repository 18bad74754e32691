package jp.mymovie.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Headers of any text, with signatures of ours where they would stop the fuzzer: what is taken is a token of ours. */
@Tag("fuzz")
final class TokenFuzzTest {
    private static final String ISSUER = "http://localhost:1/local/oidc/pool";
    private static final RSAKey KEY = key();
    private static final TokenVerifier VERIFIER = new TokenVerifier(ISSUER, new JWKSet(KEY.toPublicJWK()));

    /** The input is an Authorization header; one of two lines is a token's header and its claims, and we sign them. */
    @FuzzTest(maxDuration = "60s")
    void isTakenOnlyWithTheRightClaims(byte @Nullable [] bytes) throws JOSEException {
        String[] lines = new String(bytes == null ? new byte[0] : bytes, StandardCharsets.UTF_8).split("\n", 2);
        String authorization = lines.length == 1 ? lines[0] : "Bearer " + signed(lines[0], lines[1]);
        Map<String, String> claims;
        try {
            claims = VERIFIER.verify(authorization, List.of("mymovie/api"));
        } catch (Refused e) {
            assertThat(e.refusal).isEqualTo(Refusal.UNAUTHORIZED);
            return;
        }
        assertThat(lines).as("a token that we did not sign").hasSize(2);
        assertThat(claims).containsEntry("iss", ISSUER).containsEntry("token_use", "access");
        assertThat(claims).containsKey("sub");
        assertThat(Long.parseLong(claims.getOrDefault("exp", "")))
                .isGreaterThan(Instant.now().minusSeconds(60).getEpochSecond());
        assertThat(Arrays.asList(claims.getOrDefault("scope", "").split(" "))).contains("mymovie/api");
    }

    private static String signed(String header, String claims) throws JOSEException {
        String text = Base64URL.encode(header) + "." + Base64URL.encode(claims);
        RSASSASigner signer = new RSASSASigner(KEY);
        return text + "." + signer.sign(new JWSHeader(JWSAlgorithm.RS256), text.getBytes(StandardCharsets.UTF_8));
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
