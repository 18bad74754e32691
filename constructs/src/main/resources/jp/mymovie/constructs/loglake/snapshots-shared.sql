-- Snapshots, images, backups and exports that were shared, copied or carried out of where they were.
SELECT eventtime AS at, account, region, :who AS who, eventsource AS source, eventname AS call,
       coalesce(errorcode, '-') AS error, sourceipaddress AS address,
       coalesce(requestparameters, serviceeventdetails) AS request
FROM cloudtrail
WHERE :days(cloudtrail)
  AND (eventname IN ('ModifySnapshotAttribute', 'ResetSnapshotAttribute', 'ModifyImageAttribute', 'ModifyFpgaImageAttribute',
                     'ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute', 'AuthorizeSnapshotAccess',
                     'CopySnapshot', 'CopyImage', 'CopyDBSnapshot', 'CopyDBClusterSnapshot', 'CopyBackup', 'StartCopyJob',
                     'CreateStoreImageTask', 'CreateInstanceExportTask', 'ExportImage', 'StartExportTask',
                     'ExportTableToPointInTime', 'RestoreTableFromBackup', 'RestoreTableToPointInTime', 'StartRestoreJob',
                     'PutBackupVaultAccessPolicy', 'ListSnapshotBlocks', 'CreateReplicationConfigurationTemplate')
       OR eventname LIKE 'SharedSnapshot%')
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY at, account, region, who, call
