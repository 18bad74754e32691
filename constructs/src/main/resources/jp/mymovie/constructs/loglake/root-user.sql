-- What root users did and tried, reading calls too.
SELECT account, region, eventsource AS source, eventname AS call, coalesce(errorcode, '-') AS error,
       sourceipaddress AS address, count(*) AS calls, min(eventtime) AS first_seen, max(eventtime) AS last_seen
FROM cloudtrail
WHERE :days(cloudtrail)
  AND (useridentity.type = 'Root' OR regexp_like(useridentity.arn, '[:]root$'))
  AND useridentity.invokedby IS NULL
GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY first_seen, account, region, source, call, error, address
