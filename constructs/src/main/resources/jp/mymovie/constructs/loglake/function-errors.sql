-- What went wrong in functions, most frequent first.
SELECT account,
       service,
       coalesce(json_extract_scalar(record, '$.status'), error_type, level, type) AS kind,
       coalesce(error_message, message, json_extract_scalar(record, '$.errorType'),
                IF(type IN ('platform.fault', 'platform.logsDropped'), record)) AS message,
       count(*) AS occurrences,
       min(coalesce(logged_at, reported_at)) AS first_seen,
       max(coalesce(logged_at, reported_at)) AS last_seen,
       count(*) OVER () AS rows_found
FROM lambda
WHERE :days(lambda)
  AND NOT coalesce(type IN ('platform.initReport', 'platform.restoreReport')
                   AND json_extract_scalar(record, '$.status') = 'success', false)
GROUP BY 1, 2, 3, 4
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY occurrences DESC, account, service, kind, message
LIMIT 100
