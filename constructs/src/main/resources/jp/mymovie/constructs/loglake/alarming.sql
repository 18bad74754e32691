-- Calls that a quiet account does not see, tried or done: recording stopped, data opened, doors made. Never cut.
-- Among them those of https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-iam.html
-- (DefenseEvasion, Persistence, Impact).
SELECT account, region, :who AS who, eventsource AS source, eventname AS call, coalesce(errorcode, '-') AS error,
       count(*) AS calls, min(eventtime) AS first_seen, max(eventtime) AS last_seen,
       count(DISTINCT sourceipaddress) AS addresses, min(sourceipaddress) AS address
FROM cloudtrail
WHERE :days(cloudtrail)
  AND eventname IN (
    -- Recording and watching.
    'StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors', 'DeleteEventDataStore',
    'StopConfigurationRecorder', 'DeleteConfigurationRecorder', 'DeleteDeliveryChannel',
    'DeleteDetector', 'UpdateDetector', 'DeletePublishingDestination', 'CreateIPSet', 'UpdateIPSet',
    'DisassociateFromAdministratorAccount', 'DisassociateMembers', 'StopMonitoringMembers',
    'DisableSecurityHub', 'DeleteAnalyzer', 'DeleteFlowLogs', 'DeleteLogGroup', 'DeleteLogStream',
    'DeleteSubscriptionFilter', 'DeleteMetricFilter', 'DeleteAlarms', 'DisableAlarmActions', 'DisableRule',
    'DeleteResolverQueryLogConfig', 'PutBucketLifecycle', 'PutBucketLifecycleConfiguration', 'DeleteBucket',
    'DeleteBucketPolicy',
    -- The organization.
    'LeaveOrganization', 'RemoveAccountFromOrganization', 'CloseAccount', 'DetachPolicy', 'DisablePolicyType',
    -- People and keys that last.
    'CreateUser', 'CreateAccessKey', 'CreateLoginProfile', 'UpdateLoginProfile', 'DeactivateMFADevice',
    'DeleteVirtualMFADevice', 'UpdateAssumeRolePolicy', 'CreateSAMLProvider', 'UpdateSAMLProvider',
    'CreateOpenIDConnectProvider', 'CreateTrustAnchor', 'GetFederationToken', 'UploadSSHPublicKey',
    -- Data opened, taken or destroyed.
    'ModifySnapshotAttribute', 'ModifyImageAttribute', 'ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute',
    'SharedSnapshotVolumeCreated', 'SharedSnapshotCopyInitiated', 'DeletePublicAccessBlock',
    'DeleteBucketPublicAccessBlock', 'DeleteAccountPublicAccessBlock', 'PutBucketReplication',
    'ScheduleKeyDeletion', 'DisableKey', 'DeleteRecoveryPoint', 'DeleteBackupVault', 'GetPasswordData',
    'StartInstanceExport', 'CreateInstanceExportTask', 'DisableEbsEncryptionByDefault',
    -- Machines for somebody else.
    'RequestServiceQuotaIncrease', 'EnableRegion', 'EnableSerialConsoleAccess', 'SendSerialConsoleSSHPublicKey',
    'CreateCluster', 'UpdateAccountSendingEnabled', 'PutAccountDetails', 'SendCommand', 'StartSession',
    'SendSSHPublicKey', 'ModifyInstanceAttribute', 'AuthorizeSecurityGroupIngress')
GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY first_seen, account, region, who, source, call, error
