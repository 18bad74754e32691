package jp.mymovie.policy;

import java.util.Locale;

/**
 * What somebody wants to do.
 *
 * @param caller who
 * @param action such as {@code s3:GetObject}; in which case does not matter
 * @param resource an ARN, or {@code *} for what has none
 * @param resourceAccount the 12 digits of the resource's owner
 * @param context all condition keys that it carries
 * @param lowerCaseAction the action as it is compared
 */
record Request(
        Caller caller,
        String action,
        String resource,
        String resourceAccount,
        Context context,
        String lowerCaseAction) {
    private static final java.util.Set<String> OF_A_SESSION =
            java.util.Set.of("sts:tagsession", "sts:setsourceidentity", "sts:setcontext");

    Request(Caller caller, String action, String resource, String resourceAccount, Context context) {
        this(caller, action, resource, resourceAccount, context, action.toLowerCase(Locale.ROOT));
    }

    /** The resource that a policy's is held against: to S3, all buckets are listed on all buckets. */
    String matchedResource() {
        return resource.equals("*") && lowerCaseAction.equals("s3:listallmybuckets") ? "arn:aws:s3:::*" : resource;
    }

    boolean inOneAccount() {
        return caller.account().equals(resourceAccount);
    }

    /** True if it opens a role's session or says something of one: the role's trust policy has to allow both. */
    boolean opensARole() {
        return lowerCaseAction.startsWith("sts:assumerole") || OF_A_SESSION.contains(lowerCaseAction);
    }

    /** True if it is one of those that a bucket's policy cannot take from the root user of the bucket's account. */
    boolean unlocksABucket() {
        return switch (lowerCaseAction) {
            case "s3:getbucketpolicy", "s3:putbucketpolicy", "s3:deletebucketpolicy" ->
                caller.isRoot() && inOneAccount();
            default -> false;
        };
    }
}
