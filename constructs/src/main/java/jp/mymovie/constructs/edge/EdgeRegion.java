package jp.mymovie.constructs.edge;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/** Web ACLs of distributions and subscriptions to pricing plans are known in one region alone. */
final class EdgeRegion {
    private static final String NAME = "us-east-1";

    private EdgeRegion() {}

    static void check(Construct scope, String what) {
        String region = Stack.of(scope).getRegion();
        if (!region.equals(NAME) && !Token.isUnresolved(region)) {
            throw new IllegalArgumentException("%s must be in %s, got %s".formatted(what, NAME, region));
        }
    }
}
