package jp.mymovie.operations.trail;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Calls that touch what is promised, by the service and the name that the trail has for them, as of 28 November 2026.
 * Reading is none of them. Where the list ends, a new call of AWS is not told: the guardrails deny it, this only tells.
 * Buckets of the archive are no list: of them {@link Touch} tells every call that does not read.
 *
 * @param promise what they touch, for a person
 * @param always whether a deployment of a member is told too: it changes things every day, and deletes none
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     Contents of a record</a>
 */
record Watched(String service, String promise, boolean always, Set<String> calls) {
    private static final String TRAIL = "what the trail records";
    private static final String GUARDRAILS = "the guardrails and who is bound by them";
    private static final String USERS = "the pool of users";
    private static final String TABLE = "a table and its points in time";
    private static final String BACKUPS = "the backups";
    private static final String KEY = "a key, and with it what it encrypts";
    private static final String LOGS = "the way of the logs to the archive";
    private static final String DAYS = "the tables of the archive";
    private static final String TELLS = "what tells people";

    private static final List<Watched> ALL = List.of(
            always(
                    "cloudtrail",
                    TRAIL,
                    "CreateTrail",
                    "DeleteTrail",
                    "DeregisterOrganizationDelegatedAdmin",
                    "PutEventSelectors",
                    "PutInsightSelectors",
                    "RegisterOrganizationDelegatedAdmin",
                    "StopLogging",
                    "UpdateTrail"),
            always(
                    "organizations",
                    GUARDRAILS,
                    "CloseAccount",
                    "DeleteOrganization",
                    "DeletePolicy",
                    "DetachPolicy",
                    "DisableAWSServiceAccess",
                    "DisablePolicyType",
                    "LeaveOrganization",
                    "MoveAccount",
                    "RemoveAccountFromOrganization",
                    "UpdatePolicy"),
            always("cognito-idp", USERS, "DeleteUserPool"),
            // Deletion protection is taken off by an update, and so are attributes and triggers.
            byHand("cognito-idp", USERS, "UpdateUserPool"),
            always("dynamodb", TABLE, "DeleteBackup", "DeleteTable"),
            // An expiry that is switched on deletes items by itself.
            byHand(
                    "dynamodb",
                    TABLE,
                    "DeleteResourcePolicy",
                    "PutResourcePolicy",
                    "UpdateContinuousBackups",
                    "UpdateTable",
                    "UpdateTimeToLive"),
            always(
                    "backup",
                    BACKUPS,
                    "DeleteBackupVault",
                    "DeleteBackupVaultAccessPolicy",
                    "DeleteBackupVaultLockConfiguration",
                    "DeleteRecoveryPoint",
                    "DisassociateRecoveryPoint",
                    "DisassociateRecoveryPointFromParent",
                    "UpdateRecoveryPointLifecycle"),
            byHand(
                    "backup",
                    BACKUPS,
                    "DeleteBackupPlan",
                    "DeleteBackupSelection",
                    "DeleteBackupVaultNotifications",
                    "PutBackupVaultAccessPolicy",
                    "PutBackupVaultLockConfiguration",
                    "PutBackupVaultNotifications",
                    "StopBackupJob",
                    "UpdateBackupPlan",
                    "UpdateGlobalSettings",
                    "UpdateRegionSettings"),
            // The estate has no key of its own: an object that is encrypted anew with one dies with it.
            always("kms", KEY, "DeleteImportedKeyMaterial", "DisableKey", "PutKeyPolicy", "ScheduleKeyDeletion"),
            byHand(
                    "logs",
                    LOGS,
                    "AssociateKmsKey",
                    "DeleteAccountPolicy",
                    "DeleteDelivery",
                    "DeleteDeliveryDestination",
                    "DeleteDeliveryDestinationPolicy",
                    "DeleteDeliverySource",
                    "DeleteLogGroup",
                    "DeleteLogStream",
                    "DeleteSubscriptionFilter",
                    "PutAccountPolicy",
                    "PutDataProtectionPolicy",
                    "PutDeliveryDestinationPolicy",
                    "PutRetentionPolicy",
                    "PutSubscriptionFilter",
                    "PutTransformer"),
            byHand(
                    "firehose",
                    LOGS,
                    "DeleteDeliveryStream",
                    "StartDeliveryStreamEncryption",
                    "StopDeliveryStreamEncryption",
                    "UpdateDestination"),
            // The compaction registers partitions each night, so only what takes away or leads elsewhere is here.
            byHand(
                    "glue",
                    DAYS,
                    "BatchDeletePartition",
                    "BatchDeleteTable",
                    "DeleteDatabase",
                    "DeletePartition",
                    "DeleteTable",
                    "PutResourcePolicy",
                    "UpdateDatabase",
                    "UpdateTable"),
            byHand("events", TELLS, "DeleteRule", "DisableRule", "PutRule", "PutTargets", "RemoveTargets"),
            byHand(
                    "monitoring",
                    TELLS,
                    "DeleteAlarms",
                    "DisableAlarmActions",
                    "PutAlarmMuteRule",
                    "PutMetricAlarm",
                    "SetAlarmState"),
            byHand(
                    "sns",
                    TELLS,
                    "AddPermission",
                    "DeleteTopic",
                    "RemovePermission",
                    "SetSubscriptionAttributes",
                    "SetTopicAttributes",
                    "Unsubscribe"));

    private static Watched always(String service, String promise, String... calls) {
        return new Watched(service, promise, true, Set.of(calls));
    }

    private static Watched byHand(String service, String promise, String... calls) {
        return new Watched(service, promise, false, Set.of(calls));
    }

    /** True if it is more than a day's work of deployments and of AWS itself, which lets backups expire. */
    boolean isToldOf(Caller caller) {
        return !caller.service() && (always || !caller.deployment());
    }

    /** The promise that a call touches; empty for all others. */
    static Optional<Watched> of(String service, String call) {
        return ALL.stream()
                .filter(watched -> watched.service.equals(service) && watched.calls.contains(call))
                .findFirst();
    }
}
