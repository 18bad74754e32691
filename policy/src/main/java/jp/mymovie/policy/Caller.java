package jp.mymovie.policy;

/**
 * Who sends a request.
 *
 * @param kind how it is signed
 * @param arn the ARN that signs: of a user, of an assumed role's session, of an account's root; for a service its name,
 *     for a token its provider's ARN, empty for nobody
 * @param account its 12 digits, empty where it has none
 */
record Caller(Kind kind, String arn, String account) {
    enum Kind {
        USER,
        SESSION,
        ROOT,
        /** A privileged root session, opened by the management account for one task in a member. */
        ROOT_SESSION,
        SERVICE,
        WEB_IDENTITY,
        ANONYMOUS
    }

    static Caller user(String arn, String account) {
        return new Caller(Kind.USER, arn, account);
    }

    static Caller session(String account, String role, String session) {
        return new Caller(
                Kind.SESSION, "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account, role, session), account);
    }

    static Caller root(String account) {
        return new Caller(Kind.ROOT, "arn:aws:iam::%s:root".formatted(account), account);
    }

    static Caller rootSession(String account) {
        return new Caller(Kind.ROOT_SESSION, "arn:aws:iam::%s:root".formatted(account), account);
    }

    static Caller service(String principal) {
        return new Caller(Kind.SERVICE, principal, "");
    }

    static Caller webIdentity(String provider) {
        return new Caller(Kind.WEB_IDENTITY, provider, "");
    }

    static Caller anonymous() {
        return new Caller(Kind.ANONYMOUS, "", "");
    }

    String rootArn() {
        return "arn:aws:iam::%s:root".formatted(account);
    }

    /** What {@code aws:PrincipalArn} says: the role of a session. */
    String principalArn() {
        if (kind != Kind.SESSION) {
            return arn;
        }
        String[] parts = arn.split("/");
        return "arn:aws:iam::%s:role/%s".formatted(account, parts[1]);
    }

    boolean isRoot() {
        return kind == Kind.ROOT || kind == Kind.ROOT_SESSION;
    }

    /** Whether it is known to IAM at all, and so has policies of its own. */
    boolean isIdentity() {
        return !account.isEmpty();
    }
}
