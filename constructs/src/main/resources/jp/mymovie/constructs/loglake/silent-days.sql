-- Days on which a log was silent that wrote on another of the days asked for, or on the three days before them.
-- In lambda are errors, cold starts and what the platform reports: there a quiet day may be a good one.
SELECT date_format(wanted.day, '%Y/%m/%d') AS day, writer.log, writer.account, writer.name AS writer
FROM (
  SELECT log, account, name, array_agg(DISTINCT written) AS days
  FROM (
    SELECT DISTINCT 'cloudfront' AS log, account, service AS name, :day(cloudfront) AS written
    FROM cloudfront
    WHERE :days(cloudfront)-3
    UNION ALL
    SELECT DISTINCT 'apigateway', account, service, :day(apigateway)
    FROM apigateway
    WHERE :days(apigateway)-3
    UNION ALL
    SELECT DISTINCT 'lambda', account, service, :day(lambda)
    FROM lambda
    WHERE :days(lambda)-3
    UNION ALL
    SELECT DISTINCT 's3access', account, bucket, :day(s3access)
    FROM s3access
    WHERE :days(s3access)-3
  )
  GROUP BY log, account, name
) AS writer
CROSS JOIN UNNEST(sequence(DATE :since, current_date + INTERVAL '1' DAY, INTERVAL '1' DAY)) AS wanted (day)
WHERE date_format(wanted.day, '%Y/%m/%d') BETWEEN :first_day AND :last_day
  AND NOT contains(writer.days, date_format(wanted.day, '%Y/%m/%d'))
UNION ALL SELECT NULL, NULL, NULL, NULL WHERE :refused
ORDER BY day, log, account, writer
