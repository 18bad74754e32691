-- Changes that were tried and failed, for whatever reason, denied ones too, the rarest first.
SELECT account, region, :who AS who, eventsource AS source, eventname AS call, coalesce(errorcode, '-') AS error,
       count(*) AS calls, min(eventtime) AS first_seen, max(eventtime) AS last_seen, min(errormessage) AS message
FROM cloudtrail
WHERE :days(cloudtrail)
  AND readonly IS DISTINCT FROM 'true'
  AND coalesce(errorcode, errormessage) IS NOT NULL
  AND useridentity.type IS DISTINCT FROM 'AWSService'
GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY calls, account, region, who, source, call, error
