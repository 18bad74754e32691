-- Who changed what in the accounts, services of AWS aside, most often first.
SELECT account, useridentity.arn AS who, eventsource AS source, eventname AS call,
       count(*) AS calls, min(eventtime) AS first_seen, max(eventtime) AS last_seen
FROM cloudtrail
WHERE day BETWEEN :first_day AND :last_day+1
  AND replace(substr(eventtime, 1, 10), '-', '/') BETWEEN :first_day AND :last_day
  AND readonly = 'false'
  AND errorcode IS NULL
  AND useridentity.type <> 'AWSService'
GROUP BY account, useridentity.arn, eventsource, eventname
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY calls DESC, account, who, source, call
LIMIT 100
