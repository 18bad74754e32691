package jp.mymovie.lab.incidents;

import static jp.mymovie.lab.incidents.Incident.Kind.BUDGET;
import static jp.mymovie.lab.incidents.Incident.Kind.FORGOTTEN;
import static jp.mymovie.lab.incidents.Incident.morning;
import static jp.mymovie.lab.incidents.Incident.page;

import java.util.List;
import java.util.Map;
import jp.mymovie.lab.incidents.World.ApiCall;
import jp.mymovie.local.cloudwatch.Series;

/** Incidents of the estate: money, logs, backups, safeguards, and what tells of it all. */
final class EstateIncidents {
    private static final String MANAGEMENT = "management";
    private static final String EDGE_REGION = "us-east-1";
    private static final String CALL = "AWS API Call via CloudTrail";

    static final List<Incident> ALL = List.of(
            morning(35, "cost grows somewhere else", "visitors can use the site", (world, begin) -> {}, Pages.BUDGETS)
                    .as(BUDGET),
            page(
                    36,
                    "budget is used up and the site is cut",
                    "visitors cannot use the site",
                    (world, begin) -> world.production().breaks(Step.PAGE),
                    Pages.BUDGETS),
            morning(
                    37,
                    "kill switch fails",
                    "visitors can use the site; the bill grows",
                    (world, begin) -> {
                        Function function = world.names.killSwitches().getLast();
                        // An asynchronous call is repeated twice.
                        for (int minute : new int[] {0, 1, 3}) {
                            world.store.put(World.metric(function, "Invocations"), begin.plusSeconds(minute * 60L), 1);
                            world.store.put(World.metric(function, "Errors"), begin.plusSeconds(minute * 60L), 1);
                        }
                    },
                    Pages.LAMBDA),
            morning(
                            38,
                            "site is left cut",
                            "its page was sent when it was cut",
                            (world, begin) -> world.production().breaks(Step.PAGE),
                            Pages.DNS)
                    .as(FORGOTTEN),
            morning(
                    39,
                    "Firehose may not write to the archive",
                    "logs are lost after 24 hours",
                    (world, begin) -> world.production().archiveWritable = false,
                    Pages.FIREHOSE),
            morning(
                    40,
                    "subscription filter is deleted by hand",
                    "logs are lost",
                    (world, begin) ->
                            world.calls.add(new ApiCall("workload", world.names.homeRegion(), CALL, """
                            {"eventSource": "logs.amazonaws.com", "eventName": "DeleteSubscriptionFilter",
                             "userIdentity": {"type": "AssumedRole"}}""", true)),
                    Pages.TRAIL),
            morning(
                    40,
                    "access log of the API is switched off",
                    "logs are lost",
                    (world, begin) -> world.production().accessLogs = false,
                    Pages.FIREHOSE),
            morning(
                    41,
                    "CloudFront's log delivery stops",
                    "logs are lost",
                    (world, begin) -> world.production().edgeLogs = false,
                    Pages.EDGE),
            morning(
                            42,
                            "compaction fails",
                            "questions to the logs cost more",
                            (world, begin) -> world.compactionFails = true,
                            Pages.LAMBDA)
                    .before(Days.COMPACTION),
            morning(
                            43,
                            "compaction does not run",
                            "questions to the logs cost more",
                            (world, begin) -> world.compactionRuns = false,
                            Pages.LAMBDA)
                    .before(Days.COMPACTION),
            morning(
                            44,
                            "backup fails",
                            "continuous recovery still goes back 35 days",
                            (world, begin) -> world.production().backupsFail = true,
                            Pages.BACKUP)
                    .before(Days.BACKUP),
            morning(
                            45,
                            "backup does not run",
                            "continuous recovery still goes back 35 days",
                            (world, begin) -> world.production().backups = false,
                            Pages.BACKUP)
                    .before(Days.BACKUP),
            page(
                    46,
                    "root user signs in",
                    "somebody may act against the estate",
                    call(EDGE_REGION, "AWS Console Sign In via CloudTrail", false, """
                            {"eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin",
                             "userIdentity": {"type": "Root"}}"""),
                    Pages.TRAIL_EVENTS),
            page(
                    47,
                    "role of last resort is taken",
                    "somebody may act against the estate",
                    (world, begin) -> world.calls.add(new ApiCall(
                            MANAGEMENT,
                            world.names.homeRegion(),
                            CALL,
                            """
                            {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole",
                             "userIdentity": {"type": "IAMUser"},
                             "requestParameters": {"roleArn": "arn:aws:iam::%s:role/BreakGlass"}}""".formatted(world.names.account(MANAGEMENT).id()),
                            false)),
                    Pages.TRAIL_EVENTS),
            page(
                    48,
                    "policy of the organization is changed",
                    "somebody acts against the estate",
                    call(EDGE_REGION, CALL, true, """
                            {"eventSource": "organizations.amazonaws.com", "eventName": "UpdatePolicy",
                             "userIdentity": {"type": "AssumedRole", "sessionContext": {"sessionIssuer":
                               {"arn": "arn:aws:iam::000000000001:role/Administrator"}}}}"""),
                    Pages.TRAIL_EVENTS,
                    Pages.TRAIL),
            page(
                    48,
                    "trail is stopped",
                    "somebody acts against the estate",
                    (world, begin) -> {
                        world.trailWrites = false;
                        world.calls.add(new ApiCall(MANAGEMENT, world.names.homeRegion(), CALL, """
                                {"eventSource": "cloudtrail.amazonaws.com", "eventName": "StopLogging",
                                 "userIdentity": {"type": "AssumedRole", "sessionContext": {"sessionIssuer":
                                   {"arn": "arn:aws:iam::000000000001:role/Administrator"}}}}""", true));
                    },
                    Pages.TRAIL_EVENTS,
                    Pages.TRAIL),
            morning(
                    49,
                    "concurrency of the account is near its quota",
                    "visitors can use the site",
                    (world, begin) -> {
                        StageState stage = world.production();
                        stage.more.add(at -> {
                            stage.put(
                                    Series.of(
                                            stage.names.account().id(),
                                            stage.names.region(),
                                            "AWS/Lambda",
                                            "ConcurrentExecutions",
                                            Map.of()),
                                    at,
                                    900);
                            stage.put(World.metric(stage.names.queries(), "Throttles"), at, 1);
                        });
                    },
                    Pages.LAMBDA),
            page(
                    49,
                    "concurrency of the account is used up",
                    "visitors cannot use the site",
                    (world, begin) -> world.production().answersAll(Outcome.THROTTLED),
                    Pages.LAMBDA),
            morning(
                    50,
                    "nobody has confirmed a topic's mail",
                    "the site works, but would not be missed",
                    (world, begin) -> world.subscriptionsConfirmed = false,
                    Pages.TOPICS),
            morning(
                    50,
                    "link of an account to the monitoring account is gone",
                    "the site works, but would not be missed",
                    (world, begin) -> world.unlinked.add(
                            world.production().names.account().id()),
                    Pages.LINKS),
            morning(
                    50,
                    "probe does not run",
                    "the site works, but would not be missed",
                    (world, begin) -> world.probesRun = false,
                    Pages.LAMBDA),
            morning(
                    50,
                    "examination does not run",
                    "the site works; what it finds is not told",
                    (world, begin) -> world.checkupRuns = false,
                    Pages.LAMBDA));

    private EstateIncidents() {}

    private static Incident.Strike call(String region, String detailType, boolean watched, String detail) {
        return (world, begin) -> world.calls.add(new ApiCall(MANAGEMENT, region, detailType, detail, watched));
    }
}
