-- What went wrong in functions, most frequent first.
SELECT account,
       service,
       coalesce(json_extract_scalar(record, '$.status'), error_type, level) AS kind,
       coalesce(error_message, message, json_extract_scalar(record, '$.errorType')) AS message,
       count(*) AS occurrences,
       min(coalesce(logged_at, reported_at)) AS first_seen,
       max(coalesce(logged_at, reported_at)) AS last_seen
FROM lambda
WHERE day BETWEEN :first_day-1 AND :last_day+1
  AND replace(substr(coalesce(logged_at, reported_at), 1, 10), '-', '/') BETWEEN :first_day AND :last_day
GROUP BY account,
         service,
         coalesce(json_extract_scalar(record, '$.status'), error_type, level),
         coalesce(error_message, message, json_extract_scalar(record, '$.errorType'))
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY occurrences DESC, account, service, kind, message
LIMIT 100
