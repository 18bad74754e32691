package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * What costs more in a day than a hobby's estate in a month, or binds for years, is not begun: reservations and plans,
 * Shield Advanced (3,000 US$ a month), private certificate authorities (400), the marketplace, clusters, training.
 * Opt-in, since it is a list of taste; prices as of November 2026.
 *
 * @see <a href="https://aws.amazon.com/pricing/">Pricing</a>
 */
public record DenyExpensiveServices() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny(
                "DenyExpensiveServices",
                "acm-pca:CreateCertificateAuthority",
                "aoss:CreateCollection",
                "aws-marketplace:Subscribe",
                "bedrock:CreateProvisionedModelThroughput",
                "dax:CreateCluster",
                "dms:CreateReplicationInstance",
                "dynamodb:PurchaseReservedCapacityOfferings",
                "ec2:AllocateHosts",
                "ec2:CreateNatGateway",
                "ec2:CreateTransitGateway",
                "ec2:PurchaseCapacityBlock",
                "ec2:PurchaseHostReservation",
                "ec2:PurchaseReservedInstancesOffering",
                "eks:CreateCluster",
                "elasticache:CreateCacheCluster",
                "elasticache:CreateReplicationGroup",
                "elasticache:PurchaseReservedCacheNodesOffering",
                "elasticmapreduce:RunJobFlow",
                "es:CreateDomain",
                "fsx:CreateFileSystem",
                "gamelift:CreateFleet",
                "globalaccelerator:CreateAccelerator",
                "kafka:CreateCluster*",
                "kendra:CreateIndex",
                "kinesisanalytics:CreateApplication",
                "memorydb:CreateCluster",
                "neptune-db:*",
                "outposts:CreateOrder",
                "quicksight:CreateAccountSubscription",
                "rds:CreateDBCluster",
                "rds:CreateDBInstance",
                "rds:PurchaseReservedDBInstancesOffering",
                "redshift-serverless:Create*",
                "redshift:CreateCluster",
                "route53domains:RegisterDomain",
                "route53domains:TransferDomain",
                "sagemaker:Create*",
                "savingsplans:CreateSavingsPlan",
                "shield:CreateSubscription",
                "snowball:CreateJob",
                "workspaces:CreateWorkspaces"));
    }
}
