package jp.mymovie.movies.domain;

/** What comes of choosing a handle. */
public sealed interface Claim {
    record Claimed(Profile profile) implements Claim {}

    /** The account of before is still being deleted. */
    record Leaving() implements Claim {}

    /** Somebody else has it. */
    record HandleTaken() implements Claim {}

    /** The user has chosen one before. */
    record AlreadyNamed() implements Claim {}
}
