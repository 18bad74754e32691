-- Days on which a service that wrote on another day wrote nothing. Parameters: first day, last day, both again.
WITH written AS (
  SELECT day, account, service, count(*) AS requests
  FROM cloudfront
  WHERE day BETWEEN date_format(CAST(? AS date), '%Y/%m/%d') AND date_format(CAST(? AS date), '%Y/%m/%d')
  GROUP BY day, account, service
)
SELECT date_format(wanted.day, '%Y/%m/%d') AS day, writers.account, writers.service
FROM UNNEST(sequence(CAST(? AS date), CAST(? AS date), INTERVAL '1' DAY)) AS wanted (day)
CROSS JOIN (SELECT DISTINCT account, service FROM written) AS writers
LEFT JOIN written
  ON written.day = date_format(wanted.day, '%Y/%m/%d')
 AND written.account = writers.account
 AND written.service = writers.service
WHERE written.day IS NULL
ORDER BY 1, 2, 3
