package jp.mymovie.movies.domain;

/** The accounts people sign in with. */
public interface SignInAccounts {
    /** Deletes the account of an identity; one that is not there, or of another service, counts as deleted. */
    void delete(Identity identity);
}
