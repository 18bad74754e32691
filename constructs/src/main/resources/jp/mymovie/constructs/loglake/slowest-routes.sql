-- Routes by the latency that 95 % of their answers stay under. Parameters: first day, last day, and both once more.
-- A file may hold records of the day before or after the one in its path: one day more is read on either side.
SELECT http_method AS method,
       resource_path AS route,
       count(*) AS requests,
       approx_percentile(TRY_CAST(response_latency AS double), 0.5) AS p50_ms,
       approx_percentile(TRY_CAST(response_latency AS double), 0.95) AS p95_ms,
       max(TRY_CAST(response_latency AS double)) AS max_ms
FROM apigateway
WHERE day BETWEEN date_format(CAST(? AS date) - INTERVAL '1' DAY, '%Y/%m/%d')
              AND date_format(CAST(? AS date) + INTERVAL '1' DAY, '%Y/%m/%d')
  AND CAST(from_unixtime(TRY_CAST(request_time AS bigint) / 1000) AS date) BETWEEN CAST(? AS date) AND CAST(? AS date)
GROUP BY http_method, resource_path
ORDER BY p95_ms DESC
LIMIT 50
