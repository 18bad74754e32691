package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Of whom a statement of a resource's policy speaks. */
record Principals(boolean everybody, List<String> aws, List<String> services, List<String> federated) {

    /** How closely a caller is named; the closer, the more the resource's policy grants by itself. */
    enum Match {
        NONE,
        /** By the account, which leaves the decision to the account's own policies. */
        ACCOUNT,
        /** By the role of a session, within the role's boundary. */
        ROLE,
        /** By the very ARN that calls, or as everybody. */
        CALLER
    }

    static Principals of(JsonNode node) {
        return new Principals(
                node.isTextual() && node.asText().equals("*"),
                Statement.texts(node.path("AWS")),
                Statement.texts(node.path("Service")),
                Statement.texts(node.path("Federated")));
    }

    Match match(Caller caller) {
        return switch (caller.kind()) {
            case SERVICE -> services.contains(caller.arn()) ? Match.CALLER : anybody();
            case WEB_IDENTITY -> federated.contains(caller.arn()) ? Match.CALLER : anybody();
            case ANONYMOUS -> anybody();
            case USER, SESSION, ROOT, ROOT_SESSION -> matchAws(caller);
        };
    }

    /**
     * A star alone and a star under AWS mean the same: everybody, services included, and each as closely as by its own
     * ARN, so that neither boundary nor session policy narrows what is granted so.
     */
    private Match anybody() {
        return everybody || aws.contains("*") ? Match.CALLER : Match.NONE;
    }

    private Match matchAws(Caller caller) {
        if (aws.contains(caller.arn())) {
            return caller.isRoot() ? Match.ACCOUNT : Match.CALLER;
        }
        if (anybody() == Match.CALLER) {
            return Match.CALLER;
        }
        if (aws.contains(caller.principalArn())) {
            return Match.ROLE;
        }
        return aws.contains(caller.rootArn()) || aws.contains(caller.account()) ? Match.ACCOUNT : Match.NONE;
    }
}
