-- Calls to AWS that were denied, by who made them. Parameters: first day, last day.
SELECT account, useridentity.arn AS who, eventsource, eventname, errorcode, count(*) AS calls
FROM cloudtrail
WHERE day BETWEEN date_format(CAST(? AS date), '%Y/%m/%d') AND date_format(CAST(? AS date), '%Y/%m/%d')
  AND (errorcode LIKE '%AccessDenied%' OR errorcode LIKE '%UnauthorizedOperation%')
GROUP BY account, useridentity.arn, eventsource, eventname, errorcode
ORDER BY calls DESC
LIMIT 100
