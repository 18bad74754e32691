-- What became of one request, by the id that its problem names.
SELECT a.request_id, a.http_method AS method, a.path, a.status, a.response_latency AS latency_ms,
       a.integration_status, l.level, l.message, l.error_type, l.record
FROM (
  SELECT DISTINCT request_id, http_method, path, status, response_latency, integration_status, integration_request_id
  FROM apigateway
  WHERE day BETWEEN :first_day-1 AND :last_day+1
    AND request_id = :id
) AS a
LEFT JOIN (
  SELECT DISTINCT coalesce(aws_request_id, request_id, json_extract_scalar(record, '$.requestId')) AS id,
         level, message, error_type, record
  FROM lambda
  WHERE day BETWEEN :first_day-1 AND :last_day+1
) AS l
  ON l.id = a.request_id OR l.id = a.integration_request_id
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY request_id, level, record
