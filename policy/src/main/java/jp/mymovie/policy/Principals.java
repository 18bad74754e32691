package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Of whom a statement of a resource's policy speaks.
 *
 * @param others true for {@code NotPrincipal}, which speaks of everybody else
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">NotPrincipal</a>
 */
record Principals(boolean others, boolean everybody, List<String> aws, List<String> services, List<String> federated) {

    /** How closely a caller is named; the closer, the more the resource's policy grants by itself. */
    enum Match {
        NONE,
        /** By the account, which leaves the decision to the account's own policies. */
        ACCOUNT,
        /** By the role of a session, or the user of a federated one, within the boundary. */
        ROLE,
        /** By the very ARN that calls, or as everybody. */
        CALLER
    }

    static Principals of(JsonNode statement) {
        boolean others = statement.has("NotPrincipal");
        JsonNode node = statement.path(others ? "NotPrincipal" : "Principal");
        List<String> aws = Statement.texts(node.path("AWS"));
        return new Principals(
                others,
                node.isTextual() && node.asText().equals("*") || aws.contains("*"),
                aws,
                Statement.texts(node.path("Service")),
                Statement.texts(node.path("Federated")));
    }

    Match match(Caller caller) {
        return switch (caller.kind()) {
            case SERVICE -> services.contains(caller.arn()) ? Match.CALLER : anybody();
            case WEB_IDENTITY -> federated.contains(caller.arn()) ? Match.CALLER : anybody();
            case ANONYMOUS -> anybody();
            case USER, SESSION, FEDERATED_USER, ROOT, ROOT_SESSION -> matchAws(caller);
        };
    }

    /**
     * True if a denial speaks of a caller.
     *
     * @param bounded true if the caller has a permissions boundary: no NotPrincipal spares it, whoever is listed
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">Boundaries</a>
     */
    boolean bind(Caller caller, boolean bounded) {
        return others ? bounded || !spare(caller) : match(caller) != Match.NONE;
    }

    /** Spared is who is listed with everything above: the account, and the role of a session. */
    private boolean spare(Caller caller) {
        return everybody
                || switch (caller.kind()) {
                    case SERVICE -> services.contains(caller.arn());
                    case WEB_IDENTITY -> federated.contains(caller.arn());
                    case ANONYMOUS -> false;
                    case USER, SESSION, FEDERATED_USER, ROOT, ROOT_SESSION ->
                        listsAccount(caller)
                                && (caller.isRoot()
                                        || aws.contains(caller.arn()) && aws.contains(caller.principalArn()));
                };
    }

    /**
     * A star alone and a star under AWS mean the same: everybody, services included, and each as closely as by its own
     * ARN, so that neither boundary nor session policy narrows what is granted so.
     */
    private Match anybody() {
        return everybody ? Match.CALLER : Match.NONE;
    }

    private Match matchAws(Caller caller) {
        if (aws.contains(caller.arn())) {
            return caller.isRoot() ? Match.ACCOUNT : Match.CALLER;
        }
        if (everybody) {
            return Match.CALLER;
        }
        if (aws.contains(caller.principalArn())) {
            return Match.ROLE;
        }
        return listsAccount(caller) ? Match.ACCOUNT : Match.NONE;
    }

    private boolean listsAccount(Caller caller) {
        return aws.contains(caller.rootArn()) || aws.contains(caller.account());
    }
}
