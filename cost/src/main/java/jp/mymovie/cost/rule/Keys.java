package jp.mymovie.cost.rule;

import jp.mymovie.assembly.Resource;

/** Keys of an API that the edge sends. */
public final class Keys {
    private Keys() {}

    /** Most keys of a plan of the stage that the edge sends; 1 where no plan names the stage. */
    public static int sent(Resource stage, Templates templates) {
        return Math.max(
                1,
                templates.mentioning(stage, "AWS::ApiGateway::UsagePlan").stream()
                        .mapToInt(plan -> Gateway.keys(plan, templates))
                        .max()
                        .orElse(1));
    }
}
