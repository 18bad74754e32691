package jp.mymovie.movies.domain;

/** Result of choosing a handle. */
public sealed interface Claim {
    record Claimed(Profile profile) implements Claim {}

    /** The account this person signed in to has been deleted, or is being deleted. */
    record Left() implements Claim {}

    /** Somebody has it, or had it not long ago. */
    record HandleTaken() implements Claim {}

    /** The user has chosen one before. */
    record AlreadyNamed() implements Claim {}
}
