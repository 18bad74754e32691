package jp.mymovie.operator;

import jp.mymovie.assembly.Account;

/**
 * An account and a region to look at.
 *
 * @param account of the estate
 * @param region such as {@code us-east-1}
 * @param profile of the AWS CLI that leads into the account
 */
record Place(Account account, String region, String profile) {
    /** The place with the profile that may act, where {@code <system>-<account>-look} was chosen to look. */
    Place acting() {
        return new Place(account, region, profile.replaceFirst("-look$", ""));
    }

    Place in(String other) {
        return new Place(account, other, profile);
    }

    @Override
    public String toString() {
        return account.name() + " " + region;
    }
}
