-- Sign-ins to the console, and everything that a root user did.
SELECT eventtime AS at,
       account,
       useridentity.type AS kind,
       useridentity.arn AS who,
       eventname AS call,
       coalesce(json_extract_scalar(responseelements, '$.ConsoleLogin'), errorcode, 'Success') AS outcome,
       sourceipaddress AS address,
       useragent AS user_agent
FROM cloudtrail
WHERE day BETWEEN :first_day AND :last_day+1
  AND replace(substr(eventtime, 1, 10), '-', '/') BETWEEN :first_day AND :last_day
  AND (eventname = 'ConsoleLogin' OR useridentity.type = 'Root')
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY at, account, who, call
LIMIT 1000
