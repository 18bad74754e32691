-- Lines of each log and day of the path, and how many of them no question reads: cut off, no JSON, without a value.
SELECT log, account, writer, path_day, lines, unreadable
FROM (
  SELECT 'cloudfront' AS log, account, service AS writer, day AS path_day, count(*) AS lines,
         count_if(coalesce(x_edge_request_id, '-') = '-') AS unreadable
  FROM cloudfront
  WHERE :paths(cloudfront)
  GROUP BY account, service, day
  UNION ALL
  SELECT 'apigateway', account, service, day, count(*), count_if(coalesce(request_id, '-') = '-')
  FROM apigateway
  WHERE :paths(apigateway)
  GROUP BY account, service, day
  UNION ALL
  SELECT 'lambda', account, service, day, count(*), count_if(coalesce(logged_at, reported_at) IS NULL)
  FROM lambda
  WHERE :paths(lambda)
  GROUP BY account, service, day
  UNION ALL
  SELECT 's3access', account, bucket, day, count(*), count_if(request_id IS NULL)
  FROM s3access
  WHERE :paths(s3access)
  GROUP BY account, bucket, day
)
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY unreadable DESC, log, account, writer, path_day
