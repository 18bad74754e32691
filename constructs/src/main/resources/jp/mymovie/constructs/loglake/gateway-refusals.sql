-- Requests that the gateway itself refused, by its reason: no key, no token, too many, not well formed.
SELECT account, response_type AS reason, status, http_method AS method, resource_path AS route, count(*) AS requests
FROM apigateway
WHERE day BETWEEN :first_day-1 AND :last_day+1
  AND TRY(date_format(from_unixtime(TRY_CAST(request_time AS bigint) / 1000), '%Y/%m/%d'))
      BETWEEN :first_day AND :last_day
  AND response_type <> '-'
GROUP BY account, response_type, status, http_method, resource_path
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY requests DESC, account, reason, status, method, route
LIMIT 100
