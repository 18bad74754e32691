package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who did what to the accounts: the organization's trail, in CloudTrail's own layout.
 *
 * @param organizationId names the folder below {@code AWSLogs}
 * @param accounts all accounts of the organization
 * @param regions where something can happen
 * @param since the first day
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-org-wide-trail.html">Organization
 *     trails in Athena</a>
 */
public record TrailLog(String organizationId, List<String> accounts, List<String> regions, LocalDate since)
        implements LogKind {
    /** The prefix that the trail must be given. */
    public static final String PREFIX = "cloudtrail";

    private static final String IDENTITY = "struct<type:string,principalid:string,arn:string,accountid:string,"
            + "invokedby:string,accesskeyid:string,username:string,sessioncontext:struct<"
            + "attributes:struct<mfaauthenticated:string,creationdate:string>,"
            + "sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>>>";

    private static final List<LogColumn> COLUMNS = columns(
            "eventversion",
            "useridentity " + IDENTITY,
            "eventtime",
            "eventsource",
            "eventname",
            "awsregion",
            "sourceipaddress",
            "useragent",
            "errorcode",
            "errormessage",
            "requestparameters",
            "responseelements",
            "requestid",
            "eventid",
            "readonly",
            "resources array<struct<arn:string,accountid:string,type:string>>",
            "eventtype",
            "recipientaccountid",
            "sharedeventid",
            "eventcategory");

    private static List<LogColumn> columns(String... columns) {
        return Stream.of(columns)
                .map(column -> column.split(" ", 2))
                .map(part -> part.length == 1 ? LogColumn.of(part[0]) : new LogColumn(part[0], part[0], part[1]))
                .toList();
    }

    @Override
    public String name() {
        return PREFIX;
    }

    @Override
    public String description() {
        return "Who did what to the accounts";
    }

    @Override
    public List<LogColumn> columns() {
        return COLUMNS;
    }

    @Override
    public List<PartitionKey> keys() {
        return List.of(
                PartitionKey.oneOf("account", accounts),
                PartitionKey.oneOf("region", regions),
                PartitionKey.day(since));
    }

    @Override
    public String location() {
        return PREFIX + "/AWSLogs/" + organizationId + "/${account}/CloudTrail/${region}/${day}/";
    }

    @Override
    public Serde serde() {
        return Serde.cloudTrail();
    }
}
