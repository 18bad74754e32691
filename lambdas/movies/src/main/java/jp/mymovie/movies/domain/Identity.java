package jp.mymovie.movies.domain;

/**
 * A person as a sign-in service knows one: the claims {@code iss} and {@code sub} of its tokens. It leads to a user's id
 * of our own, so that another pool or provider can be linked to a user who is there already.
 *
 * @param issuer URL of the service
 * @param subject id of the person there; never given to another person
 */
public record Identity(String issuer, String subject) {
    public Identity {
        if (issuer.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException(
                    "issuer and subject must not be empty, got '%s' and '%s'".formatted(issuer, subject));
        }
    }
}
