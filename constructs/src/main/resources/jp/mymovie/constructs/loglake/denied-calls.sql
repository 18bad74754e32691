-- Calls to AWS that were denied, by who made them.
SELECT account, useridentity.arn AS who, eventsource AS source, eventname AS call, errorcode AS error, count(*) AS calls
FROM cloudtrail
WHERE day BETWEEN :first_day AND :last_day+1
  AND replace(substr(eventtime, 1, 10), '-', '/') BETWEEN :first_day AND :last_day
  AND (errorcode LIKE '%AccessDenied%' OR errorcode LIKE '%UnauthorizedOperation%')
GROUP BY account, useridentity.arn, eventsource, eventname, errorcode
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY calls DESC, account, who, source, call, error
LIMIT 100
