-- What became of one request, by the id that its problem names. Parameters: first day, last day, id, both days again.
SELECT a.request_id, a.http_method, a.path, a.status, a.response_latency, a.integration_status,
       l.level, l.message, l.type, l.record
FROM (
  SELECT *
  FROM apigateway
  WHERE day BETWEEN date_format(CAST(? AS date) - INTERVAL '1' DAY, '%Y/%m/%d')
                AND date_format(CAST(? AS date) + INTERVAL '1' DAY, '%Y/%m/%d')
    AND request_id = ?
) AS a
LEFT JOIN (
  SELECT coalesce(aws_request_id, json_extract_scalar(record, '$.requestId')) AS id, level, message, type, record
  FROM lambda
  WHERE day BETWEEN date_format(CAST(? AS date) - INTERVAL '1' DAY, '%Y/%m/%d')
                AND date_format(CAST(? AS date) + INTERVAL '1' DAY, '%Y/%m/%d')
) AS l
  ON l.id = a.integration_request_id
