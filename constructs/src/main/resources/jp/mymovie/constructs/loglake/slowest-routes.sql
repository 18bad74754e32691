-- Routes by the latency that 95 % of their answers stay under.
SELECT http_method AS method,
       resource_path AS route,
       count(*) AS requests,
       approx_percentile(TRY_CAST(response_latency AS double), 0.5) AS p50_ms,
       approx_percentile(TRY_CAST(response_latency AS double), 0.95) AS p95_ms,
       max(TRY_CAST(response_latency AS double)) AS max_ms
FROM apigateway
WHERE day BETWEEN :first_day-1 AND :last_day+1
  AND TRY(date_format(from_unixtime(TRY_CAST(request_time AS bigint) / 1000), '%Y/%m/%d'))
      BETWEEN :first_day AND :last_day
GROUP BY http_method, resource_path
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY p95_ms DESC, method, route
LIMIT 50
