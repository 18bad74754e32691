-- What went wrong in functions, most frequent first. Parameters: first day, last day.
SELECT account,
       service,
       coalesce(json_extract_scalar(record, '$.status'), error_type, level) AS kind,
       coalesce(error_message, message, json_extract_scalar(record, '$.errorType')) AS message,
       count(*) AS occurrences,
       min(coalesce(logged_at, reported_at)) AS first_seen,
       max(coalesce(logged_at, reported_at)) AS last_seen
FROM lambda
WHERE day BETWEEN date_format(CAST(? AS date), '%Y/%m/%d') AND date_format(CAST(? AS date), '%Y/%m/%d')
GROUP BY account,
         service,
         coalesce(json_extract_scalar(record, '$.status'), error_type, level),
         coalesce(error_message, message, json_extract_scalar(record, '$.errorType'))
ORDER BY occurrences DESC
LIMIT 100
