-- Changes of who may do what, tried or done: users, keys, roles, trust, policies of people and of resources.
SELECT account, region, :who AS who, eventsource AS source, eventname AS call,
       coalesce(
           json_extract_scalar(requestparameters, '$.userName'),
           json_extract_scalar(requestparameters, '$.roleName'),
           json_extract_scalar(requestparameters, '$.groupName'),
           json_extract_scalar(requestparameters, '$.policyArn'),
           json_extract_scalar(requestparameters, '$.policyId'),
           json_extract_scalar(requestparameters, '$.bucketName'),
           json_extract_scalar(requestparameters, '$.keyId'),
           json_extract_scalar(requestparameters, '$.functionName'),
           json_extract_scalar(requestparameters, '$.secretId'),
           substr(requestparameters, 1, 200),
           '-') AS target,
       coalesce(errorcode, '-') AS error,
       count(*) AS calls, min(eventtime) AS first_seen, max(eventtime) AS last_seen
FROM cloudtrail
WHERE :days(cloudtrail)
  AND readonly IS DISTINCT FROM 'true'
  AND (
    eventsource IN ('iam.amazonaws.com', 'sso.amazonaws.com', 'sso-directory.amazonaws.com', 'identitystore.amazonaws.com',
                    'organizations.amazonaws.com', 'rolesanywhere.amazonaws.com', 'ram.amazonaws.com',
                    'access-analyzer.amazonaws.com')
    OR eventsource = 'kms.amazonaws.com' AND eventname IN (
      'PutKeyPolicy', 'CreateGrant', 'CreateKey', 'DisableKey', 'ScheduleKeyDeletion', 'CancelKeyDeletion', 'EnableKey',
      'ImportKeyMaterial', 'DeleteImportedKeyMaterial', 'ReplicateKey', 'UpdateAlias')
    OR eventname IN ('CreateKeyPair', 'ImportKeyPair', 'AssociateIamInstanceProfile', 'ReplaceIamInstanceProfileAssociation',
                     'GetFederationToken')
    OR regexp_like(eventname, 'Policy|Permission|BucketAcl|ObjectAcl|PublicAccess|TrustPolicy|ResourceShare'))
GROUP BY 1, 2, 3, 4, 5, 6, 7
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY calls, account, region, who, source, call, target, error
