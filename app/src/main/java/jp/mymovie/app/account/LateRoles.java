package jp.mymovie.app.account;

import java.util.List;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.bootstrap.Boundary;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StageSynthesisOptions;
import software.constructs.IConstruct;

/**
 * Bounds the roles that the CDK adds when it resolves references between regions: they come after all aspects have run,
 * so the boundary of the stage never reaches them, and a deployment may not make a role without one. The stage is
 * resolved once to have them, and is written anew with the rest.
 */
public final class LateRoles {
    private static final List<String> PROVIDERS =
            List.of("Custom::CrossRegionExportWriter", "Custom::CrossRegionExportReader");

    private LateRoles() {}

    /** Does so in an account that runs a service; the others have no such references. */
    public static void bind(AccountStage stage) {
        Estate estate = stage.estate();
        if (estate.stageIn(stage.settings()).isEmpty()) {
            return;
        }
        stage.synth();
        for (IConstruct child : stage.getNode().getChildren()) {
            if (child instanceof Stack stack) {
                PROVIDERS.forEach(provider -> bind(stack, provider, estate.system()));
            }
        }
        stage.synth(StageSynthesisOptions.builder().force(true).build());
    }

    private static void bind(Stack stack, String provider, String system) {
        @Nullable IConstruct found = stack.getNode().tryFindChild(provider + "CustomResourceProvider");
        if (found != null && found.getNode().findChild("Role") instanceof CfnResource role) {
            role.addPropertyOverride(
                    "PermissionsBoundary",
                    "arn:aws:iam::%s:policy/%s".formatted(stack.getAccount(), Boundary.workload(system)));
        }
    }
}
