package jp.mymovie.policy;

/**
 * Who sends a request.
 *
 * @param kind how it is signed
 * @param arn the ARN that signs: of a user, of an assumed role's session, of an account's root; for a service its name,
 *     for a token its provider's ARN, empty for nobody
 * @param account its 12 digits, empty where it has none
 * @param principalArn whose permissions it has: the role of a session, the user of a federated one, else itself
 */
record Caller(Kind kind, String arn, String account, String principalArn) {
    private static final String LINKED = ":role/aws-service-role/";

    enum Kind {
        USER,
        SESSION,
        /** The session that a user opened by GetFederationToken. */
        FEDERATED_USER,
        ROOT,
        /** A privileged root session, opened by the management account for one task in a member. */
        ROOT_SESSION,
        SERVICE,
        WEB_IDENTITY,
        ANONYMOUS
    }

    private Caller(Kind kind, String arn, String account) {
        this(kind, arn, account, arn);
    }

    static Caller user(String arn, String account) {
        return new Caller(Kind.USER, arn, account);
    }

    /** @param role its name, after its path if it has one, which the session's ARN leaves out */
    static Caller session(String account, String role, String session) {
        return new Caller(
                Kind.SESSION,
                "arn:aws:sts::%s:assumed-role/%s/%s"
                        .formatted(account, role.substring(role.lastIndexOf('/') + 1), session),
                account,
                "arn:aws:iam::%s:role/%s".formatted(account, role));
    }

    static Caller federatedUser(String account, String user, String session) {
        return new Caller(
                Kind.FEDERATED_USER,
                "arn:aws:sts::%s:federated-user/%s".formatted(account, session),
                account,
                "arn:aws:iam::%s:user/%s".formatted(account, user));
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
        return "arn:aws:iam::" + account + ":root";
    }

    boolean isRoot() {
        return kind == Kind.ROOT || kind == Kind.ROOT_SESSION;
    }

    /** True if it signs with temporary credentials. */
    boolean isTemporary() {
        return kind == Kind.SESSION || kind == Kind.FEDERATED_USER || kind == Kind.ROOT_SESSION;
    }

    /** True if it is the session of a service-linked role, which no policy of the organization binds. */
    boolean isLinked() {
        return principalArn.contains(LINKED);
    }

    /** True if it is known to IAM at all, and so has policies of its own. */
    boolean isIdentity() {
        return !account.isEmpty();
    }
}
