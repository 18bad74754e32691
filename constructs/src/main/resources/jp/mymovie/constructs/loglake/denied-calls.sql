-- Calls to AWS that were denied, reading ones too, by who made them, the rarest first.
SELECT account, region, :who AS who, eventsource AS source, eventname AS call, errorcode AS error, count(*) AS calls
FROM cloudtrail
WHERE :days(cloudtrail)
  AND regexp_like(errorcode, 'AccessDenied|Unauthorized|NotAuthorized|Forbidden')
GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY calls, account, region, who, source, call, error
