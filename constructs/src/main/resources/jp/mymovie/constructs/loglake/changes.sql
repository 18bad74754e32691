-- Changes in the accounts, services of AWS aside, the rarest first; those that failed are in failed-changes.
SELECT account, region, :who AS who, eventsource AS source, eventname AS call,
       count(*) AS calls, min(eventtime) AS first_seen, max(eventtime) AS last_seen
FROM cloudtrail
WHERE :days(cloudtrail)
  AND readonly IS DISTINCT FROM 'true'
  AND coalesce(errorcode, errormessage) IS NULL
  AND useridentity.type IS DISTINCT FROM 'AWSService'
GROUP BY 1, 2, 3, 4, 5
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY calls, account, region, who, source, call
