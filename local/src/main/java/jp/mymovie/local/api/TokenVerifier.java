package jp.mymovie.local.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Cognito authorizer: signature, issuer, expiry; with scopes named an access token that has one of them, without any
 * an ID token.
 */
public final class TokenVerifier {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * @param issuer whose tokens are taken
     * @param keys the issuer's public keys
     */
    public TokenVerifier(String issuer, JWKSet keys) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp", "token_use"));
        claims.setMaxClockSkew(0);
        processor.setJWTClaimsSetVerifier(claims);
    }

    /** The claims of a token, as texts. */
    Map<String, String> verify(String authorization, List<String> scopes) {
        String token = authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : authorization;
        JWTClaimsSet claims;
        try {
            claims = processor.process(token, null);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            boolean expired = String.valueOf(e.getMessage()).contains("Expired");
            throw new Refused(Refusal.UNAUTHORIZED, expired ? "The incoming token has expired" : "Unauthorized");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        claims.toJSONObject().forEach((name, value) -> texts.put(name, String.valueOf(value)));
        List<String> granted = Arrays.asList(texts.getOrDefault("scope", "").split(" "));
        String use = texts.getOrDefault("token_use", "");
        boolean fits = scopes.isEmpty()
                ? use.equals("id")
                : use.equals("access") && scopes.stream().anyMatch(granted::contains);
        if (!fits) {
            throw new Refused(Refusal.UNAUTHORIZED);
        }
        return texts;
    }
}
