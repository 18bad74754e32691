package jp.mymovie.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs tokens of Cognito's shape with a key that is kept in the data folder. */
public final class Tokens {
    private final RSAKey key;
    private final String issuer;

    /**
     * @param file keeps the key; made when it is missing
     * @param issuer goes into every token
     */
    public Tokens(Path file, String issuer) {
        this.issuer = issuer;
        try {
            if (!Files.exists(file)) {
                RSAKey made = new RSAKeyGenerator(2048)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyID(UUID.randomUUID().toString())
                        .generate();
                Files.writeString(file, made.toJSONString());
            }
            key = RSAKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException | ParseException e) {
            throw new IllegalArgumentException("'%s' must hold an RSA key as JWK: remove it".formatted(file), e);
        }
    }

    public String issuer() {
        return issuer;
    }

    /** The public key, as the issuer publishes it. */
    public JWKSet keys() {
        return new JWKSet(key.toPublicJWK());
    }

    /** The lasting id of a person, the same in every run. */
    public static String subject(String name) {
        return UUID.nameUUIDFromBytes(("mymovie/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** An access token. */
    public String access(String name, String clientId, String scope, Duration life) {
        return sign(claims(name, "access", life)
                .claim("client_id", clientId)
                .claim("scope", scope)
                .claim("username", subject(name))
                .claim("version", 2)
                .build());
    }

    /** An ID token. */
    String id(String name, String clientId, @Nullable String nonce, Duration life) {
        return sign(claims(name, "id", life)
                .audience(clientId)
                .claim("nonce", nonce)
                .claim("cognito:username", subject(name))
                .claim("name", name)
                .build());
    }

    /** A token that only this server reads: it remembers who somebody is. */
    String remembering(String name, String use, Duration life) {
        return sign(claims(name, use, life).claim("name", name).build());
    }

    /** Who a token of {@link #remembering} is for, or null where it is not good. */
    @Nullable
    String remembered(String token, String use) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            boolean good = jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))
                    && use.equals(claims.getStringClaim("token_use"))
                    && claims.getExpirationTime().after(new Date());
            return good ? claims.getStringClaim("name") : null;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    private JWTClaimsSet.Builder claims(String name, String use, Duration life) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject(name))
                .claim("token_use", use)
                .claim("auth_time", now.getEpochSecond())
                .claim("origin_jti", UUID.randomUUID().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
    }

    private String sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
