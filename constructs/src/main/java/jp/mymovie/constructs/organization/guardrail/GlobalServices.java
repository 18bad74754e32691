package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Actions that a region lock must not touch, as of November 2026: services without a region answer from one endpoint, and
 * that endpoint's region is what {@code aws:RequestedRegion} says. AWS's own sample leaves out the newer account,
 * billing and notification services, and exempts {@code kms:*} and {@code config:*}, which are regional.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html">
 *     AWS's sample</a>
 */
final class GlobalServices {
    static final List<String> ACTIONS = List.of(
            "access-analyzer:ValidatePolicy",
            "account:*",
            "artifact:*",
            "bcm-data-exports:*",
            "billing:*",
            "budgets:*",
            "ce:*",
            "cloudfront:*",
            "consolidatedbilling:*",
            "cur:*",
            "ec2:DescribeRegions",
            "ecr-public:*",
            "freetier:*",
            "globalaccelerator:*",
            "health:*",
            "iam:*",
            "identitystore:*",
            "invoicing:*",
            "networkmanager:*",
            "notifications-contacts:*",
            "notifications:*",
            "organizations:*",
            "payments:*",
            "pricing:*",
            "pricingplanmanager:*",
            "route53:*",
            "route53domains:*",
            "s3:GetAccountPublicAccessBlock",
            "s3:ListAllMyBuckets",
            "savingsplans:*",
            "shield:*",
            "signin:*",
            "sso:*",
            "sts:*",
            "support:*",
            "supportplans:*",
            "tax:*",
            "trustedadvisor:*",
            "waf:*",
            "wellarchitected:*");

    private GlobalServices() {}
}
