-- Days on which a service that wrote on another day wrote nothing.
SELECT date_format(wanted.day, '%Y/%m/%d') AS day, writer.account, writer.service
FROM (
  SELECT account, service, array_agg(DISTINCT day) AS days
  FROM cloudfront
  WHERE day BETWEEN :first_day AND :last_day
  GROUP BY account, service
) AS writer
CROSS JOIN UNNEST(sequence(DATE :since, current_date, INTERVAL '1' DAY)) AS wanted (day)
WHERE date_format(wanted.day, '%Y/%m/%d') BETWEEN :first_day AND :last_day
  AND NOT contains(writer.days, date_format(wanted.day, '%Y/%m/%d'))
UNION ALL SELECT NULL, NULL, NULL WHERE :refused
ORDER BY day, account, service
