package jp.mymovie.app.management;

import java.util.List;
import jp.mymovie.app.Crossing;
import jp.mymovie.app.Estate;
import jp.mymovie.constructs.identity.SwitchRole;
import jp.mymovie.constructs.organization.MemberAccount;
import jp.mymovie.constructs.organization.guardrail.DenyIamUsers;
import jp.mymovie.constructs.organization.guardrail.DenyLeavingOrganization;
import jp.mymovie.constructs.organization.guardrail.DenyOtherRegions;
import jp.mymovie.constructs.organization.guardrail.DenyRootUser;
import jp.mymovie.constructs.organization.guardrail.DenyWorkloadsAtTheEdge;
import jp.mymovie.constructs.organization.guardrail.Guardrail;
import jp.mymovie.constructs.organization.guardrail.ProtectBackups;
import jp.mymovie.constructs.organization.guardrail.ProtectLogArchive;
import jp.mymovie.constructs.organization.guardrail.ProtectLogDelivery;
import jp.mymovie.constructs.organization.guardrail.ProtectObservability;
import jp.mymovie.constructs.organization.guardrail.ProtectPublicAccessBlock;
import jp.mymovie.constructs.organization.guardrail.ProtectRoles;
import jp.mymovie.constructs.organization.guardrail.ProtectTrail;

/** What nobody in a member account of this estate may do. */
final class Guardrails {
    // What a deployment acts as, and what the management account acts as when a deployment went wrong.
    private static final List<String> DEPLOYERS = List.of(
            "arn:aws:iam::*:role/cdk-hnb659fds-cfn-exec-role-*", "arn:aws:iam::*:role/" + MemberAccount.ACCESS_ROLE);

    private Guardrails() {}

    static List<Guardrail> of(Estate estate) {
        return List.of(
                new DenyLeavingOrganization(),
                new DenyRootUser(),
                new DenyIamUsers(),
                new DenyOtherRegions(List.of(estate.homeRegion(), Estate.EDGE_REGION)),
                new DenyWorkloadsAtTheEdge(),
                new ProtectTrail(estate.value(Crossing.TRAIL_NAME)),
                // A pattern, since the account whose id ends the name is made by the same stack.
                new ProtectLogArchive(estate.system() + "-lake-*", DEPLOYERS),
                new ProtectLogDelivery(DEPLOYERS),
                new ProtectObservability(DEPLOYERS),
                new ProtectBackups(DEPLOYERS),
                new ProtectPublicAccessBlock(DEPLOYERS),
                new ProtectRoles(
                        List.of(
                                SwitchRole.ADMINISTRATOR,
                                SwitchRole.READ_ONLY,
                                MemberAccount.ACCESS_ROLE,
                                estate.value(Crossing.DEPLOY_ROLE),
                                estate.system() + "-log-writer",
                                "cdk-*"),
                        DEPLOYERS));
    }
}
