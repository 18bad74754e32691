-- Routes by the latency that 95 % of their answers stay under.
SELECT http_method AS method,
       resource_path AS route,
       count(*) AS requests,
       approx_percentile(TRY_CAST(response_latency AS double), 0.5) AS p50_ms,
       approx_percentile(TRY_CAST(response_latency AS double), 0.95) AS p95_ms,
       max(TRY_CAST(response_latency AS double)) AS max_ms,
       count(*) OVER () AS rows_found
FROM apigateway
WHERE :days(apigateway)
GROUP BY http_method, resource_path
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY p95_ms DESC, method, route
LIMIT 50
