-- Sign-ins to the console that succeeded without a second factor known to AWS, root and IAM users first.
-- Of somebody who comes through an identity provider AWS does not know the factor: kind is then AssumedRole or
-- FederatedUser. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
SELECT IF(useridentity.type IN ('AssumedRole', 'FederatedUser'), 2, 1) AS severity,
       eventtime AS at,
       account,
       useridentity.type AS kind,
       :who AS who,
       sourceipaddress AS address,
       useragent AS user_agent
FROM cloudtrail
WHERE :days(cloudtrail)
  AND eventname = 'ConsoleLogin'
  AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success'
  AND json_extract_scalar(additionaleventdata, '$.MFAUsed') IS DISTINCT FROM 'Yes'
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY severity, at, account, who
