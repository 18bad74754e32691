-- Calls that somebody made on the last day and on none of the days before it: ask for a week or more.
-- A session's name counts with its role, so that each person is somebody.
SELECT account, who, source, call, calls, first_seen, address
FROM (
  SELECT account, :who AS who, eventsource AS source, eventname AS call, count(*) AS calls,
         min(:day(cloudtrail)) AS came, min(eventtime) AS first_seen, min(sourceipaddress) AS address
  FROM cloudtrail
  WHERE :days(cloudtrail)
    AND useridentity.type IS DISTINCT FROM 'AWSService'
  GROUP BY 1, 2, 3, 4
)
WHERE came = :last_day
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY first_seen, account, who, source, call
