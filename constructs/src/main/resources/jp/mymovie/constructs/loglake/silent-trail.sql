-- Days of an account of which the trail knows no call, while it knows some of other days or of the three before.
SELECT date_format(wanted.day, '%Y/%m/%d') AS day, writer.account
FROM (
  SELECT account, array_agg(DISTINCT :day(cloudtrail)) AS days
  FROM cloudtrail
  WHERE :days(cloudtrail)-3
  GROUP BY account
) AS writer
CROSS JOIN UNNEST(sequence(DATE :since, current_date + INTERVAL '1' DAY, INTERVAL '1' DAY)) AS wanted (day)
WHERE date_format(wanted.day, '%Y/%m/%d') BETWEEN :first_day AND :last_day
  AND NOT contains(writer.days, date_format(wanted.day, '%Y/%m/%d'))
UNION ALL SELECT NULL, NULL WHERE :refused
ORDER BY day, account
