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
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs tokens of Cognito's shape with a key that is kept in the data folder, for the accounts beside it. */
public final class Tokens {
    private final RSAKey key;
    private final String issuer;
    private final Accounts accounts;

    /**
     * @param file keeps the key; made when it is missing. Accounts are kept beside it
     * @param issuer goes into every token
     */
    public Tokens(Path file, String issuer) {
        this.issuer = issuer;
        this.accounts = new Accounts(file.resolveSibling("accounts.json"));
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

    /** The subject of a person who has never been deleted, the same in every run. */
    public static String subject(String name) {
        return Accounts.first(name);
    }

    Accounts accounts() {
        return accounts;
    }

    /** An access token. */
    public String access(String name, String clientId, String scope, Duration life) {
        String subject = accounts.subject(name);
        return sign(claims(subject, "access", life)
                .claim("client_id", clientId)
                .claim("scope", scope)
                .claim("username", subject)
                .claim("version", 2)
                .build());
    }

    /** An ID token. */
    String id(String name, String clientId, @Nullable String nonce, Duration life) {
        String subject = accounts.subject(name);
        return sign(claims(subject, "id", life)
                .audience(clientId)
                .claim("nonce", nonce)
                .claim("cognito:username", subject)
                .claim("name", name)
                .build());
    }

    /** A token that only this server reads: it remembers who somebody is. */
    String remembering(String name, String use, Duration life) {
        return sign(
                claims(accounts.subject(name), use, life).claim("name", name).build());
    }

    /** The name that a token of {@link #remembering} is for; null where the token or the account is no longer good. */
    @Nullable
    String remembered(String token, String use) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            boolean good = jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))
                    && use.equals(claims.getStringClaim("token_use"))
                    && claims.getExpirationTime().after(new Date())
                    && !accounts.isDeleted(claims.getSubject());
            return good ? claims.getStringClaim("name") : null;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    private JWTClaimsSet.Builder claims(String subject, String use, Duration life) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
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
