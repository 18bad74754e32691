package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * The services of this estate whose resources a resource control policy reaches, as of September 2026: AWS's list has
 * 56, and what an account does not use needs no perimeter. Of Cognito only what an administrator calls: people sign in
 * without being anybody's principal, and a perimeter of identities would keep them out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services">
 *     Services that support RCPs</a>
 */
final class PerimeterServices {
    static final List<String> ACTIONS = List.of(
            "cognito-idp:Admin*",
            "cognito-idp:ListUsers*",
            "dynamodb:*",
            "ecr:*",
            "events:*",
            "firehose:*",
            "kms:*",
            "logs:*",
            "s3:*",
            "secretsmanager:*",
            "sqs:*",
            "sts:AssumeRole",
            "sts:SetSourceIdentity",
            "sts:TagSession");

    private PerimeterServices() {}
}
