-- Calls of functions that ran out of time or memory, with what they used.
SELECT account,
       service,
       json_extract_scalar(record, '$.status') AS status,
       coalesce(json_extract_scalar(record, '$.errorType'), '-') AS error_type,
       count(*) AS calls,
       max(TRY_CAST(json_extract_scalar(record, '$.metrics.durationMs') AS double)) AS longest_ms,
       max(TRY_CAST(json_extract_scalar(record, '$.metrics.maxMemoryUsedMB') AS bigint)) AS most_memory_mb
FROM lambda
WHERE day BETWEEN :first_day-1 AND :last_day+1
  AND replace(substr(reported_at, 1, 10), '-', '/') BETWEEN :first_day AND :last_day
  AND type = 'platform.report'
GROUP BY account,
         service,
         json_extract_scalar(record, '$.status'),
         coalesce(json_extract_scalar(record, '$.errorType'), '-')
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY calls DESC, account, service, status, error_type
