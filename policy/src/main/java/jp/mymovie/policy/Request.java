package jp.mymovie.policy;

/**
 * What somebody wants to do.
 *
 * @param caller who
 * @param action such as {@code s3:GetObject}
 * @param resource an ARN, or {@code *} for what has none
 * @param resourceAccount the 12 digits of the resource's owner
 * @param context all condition keys that it carries
 */
record Request(Caller caller, String action, String resource, String resourceAccount, Context context) {
    boolean inOneAccount() {
        return caller.account().equals(resourceAccount);
    }
}
