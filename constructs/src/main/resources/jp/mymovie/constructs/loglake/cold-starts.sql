-- Starts of functions: how often they began anew or were restored from a snapshot, how long it took, how it ended.
SELECT account,
       service,
       type AS event,
       coalesce(json_extract_scalar(record, '$.status'), '-') AS status,
       count(*) AS starts,
       approx_percentile(TRY_CAST(json_extract_scalar(record, '$.metrics.durationMs') AS double), 0.5) AS p50_ms,
       max(TRY_CAST(json_extract_scalar(record, '$.metrics.durationMs') AS double)) AS longest_ms
FROM lambda
WHERE :days(lambda)
  AND type IN ('platform.initReport', 'platform.restoreReport')
GROUP BY 1, 2, 3, 4
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY account, service, event, status
