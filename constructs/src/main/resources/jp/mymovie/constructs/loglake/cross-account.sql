-- Calls in an account by somebody of another one, or of none that is known, the rarest first.
SELECT account, useridentity.accountid AS from_account, :who AS who, eventsource AS source, eventname AS call,
       json_extract_scalar(requestparameters, '$.roleArn') AS role, coalesce(errorcode, '-') AS error,
       count(*) AS calls, min(eventtime) AS first_seen, max(eventtime) AS last_seen, min(sourceipaddress) AS address
FROM cloudtrail
WHERE :days(cloudtrail)
  AND useridentity.type IS DISTINCT FROM 'AWSService'
  AND (coalesce(useridentity.accountid, '-') <> account AND useridentity.invokedby IS NULL
       OR coalesce(recipientaccountid, account) <> account
       OR useridentity.type IN ('AWSAccount', 'Unknown'))
GROUP BY 1, 2, 3, 4, 5, 6, 7
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY calls, account, from_account, who, source, call, role, error
