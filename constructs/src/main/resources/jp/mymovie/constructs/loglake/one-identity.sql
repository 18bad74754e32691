-- What one identity did in the order of time: an ARN, the role behind it, a key's id, a user's name or an address.
SELECT eventtime AS at, account, region, :who AS who, eventsource AS source, eventname AS call,
       coalesce(errorcode, '-') AS error, sourceipaddress AS address, substr(requestparameters, 1, 200) AS request,
       count(*) OVER () AS rows_found
FROM cloudtrail
WHERE :days(cloudtrail)
  AND :identity IN (useridentity.arn, useridentity.sessioncontext.sessionissuer.arn, useridentity.accesskeyid,
                    useridentity.username, useridentity.principalid, sourceipaddress)
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE :refused
ORDER BY at, account, region, who, call
LIMIT 1000
