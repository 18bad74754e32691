-- Calls in regions that the estate does not use, reading and failed ones too, the rarest first.
SELECT region, account, :who AS who, eventsource AS source, eventname AS call, coalesce(errorcode, '-') AS error,
       count(*) AS calls, min(eventtime) AS first_seen, max(eventtime) AS last_seen
FROM cloudtrail
WHERE :days(cloudtrail)
  AND region NOT IN :regions
GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY calls, region, account, who, source, call, error
