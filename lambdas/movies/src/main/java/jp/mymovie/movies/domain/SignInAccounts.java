package jp.mymovie.movies.domain;

/** The accounts people sign in with. */
public interface SignInAccounts {
    /** Deletes the account with that subject; one that is not there counts as deleted. */
    void delete(String userId);
}
