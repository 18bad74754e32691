-- Secrets and parameters that were read or listed, by who did: how many of them tells a program from a thief.
SELECT account, region, :who AS who, sourceipaddress AS address, eventsource AS source, eventname AS call,
       coalesce(errorcode, '-') AS error, count(*) AS calls,
       count(DISTINCT coalesce(json_extract_scalar(requestparameters, '$.secretId'),
                               json_extract_scalar(requestparameters, '$.name'),
                               requestparameters)) AS different,
       min(eventtime) AS first_seen, max(eventtime) AS last_seen
FROM cloudtrail
WHERE :days(cloudtrail)
  AND (eventsource = 'secretsmanager.amazonaws.com'
           AND eventname IN ('GetSecretValue', 'BatchGetSecretValue', 'ListSecrets', 'ReplicateSecretToRegions')
       OR eventsource = 'ssm.amazonaws.com'
           AND eventname IN ('GetParameter', 'GetParameters', 'GetParametersByPath', 'GetParameterHistory',
                             'DescribeParameters')
       OR eventname IN ('GetPasswordData', 'GetAuthorizationToken', 'GetCredentialsForIdentity'))
GROUP BY 1, 2, 3, 4, 5, 6, 7
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY different DESC, calls DESC, account, region, who, address, source, call, error
