package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * The trail of the organization goes on. It lives in the management account, where it is changed; a member's copy of it
 * is out of reach already, and this says so for a trail of that name made in a member: it is read, and nothing else.
 *
 * @param trailName the name of the trail
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html">Security best practices</a>
 */
public record ProtectTrail(String trailName) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.denyAllBut("ProtectTrail", List.of("cloudtrail:Get*", "cloudtrail:List*"))
                .on(List.of("arn:aws:cloudtrail:*:*:trail/" + trailName)));
    }
}
