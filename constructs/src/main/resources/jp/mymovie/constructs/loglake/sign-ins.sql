-- Sign-ins to the console, those that failed too, and everything that a root user did.
SELECT eventtime AS at,
       account,
       useridentity.type AS kind,
       :who AS who,
       eventname AS call,
       coalesce(json_extract_scalar(responseelements, '$.ConsoleLogin'), errorcode, 'Success') AS outcome,
       sourceipaddress AS address,
       useragent AS user_agent,
       json_extract_scalar(additionaleventdata, '$.MFAUsed') AS mfa
FROM cloudtrail
WHERE :days(cloudtrail)
  AND (eventsource = 'signin.amazonaws.com' OR eventname = 'ConsoleLogin' OR useridentity.type = 'Root')
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY at, account, who, call
