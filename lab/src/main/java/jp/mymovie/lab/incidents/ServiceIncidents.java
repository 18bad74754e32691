package jp.mymovie.lab.incidents;

import static jp.mymovie.lab.incidents.Incident.Kind.DEPLOYMENT;
import static jp.mymovie.lab.incidents.Incident.morning;
import static jp.mymovie.lab.incidents.Incident.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Incidents of the service: deployments, latency, the film catalogue, tables, the stream. */
final class ServiceIncidents {
    static final List<Incident> ALL = List.of(
            page(1, "deployment answers 500", "visitors cannot use the site", api(Outcome.FAULT), Pages.LAMBDA)
                    .as(DEPLOYMENT),
            page(
                            2,
                            "deployment times out or runs out of memory",
                            "visitors cannot use the site",
                            api(Outcome.CRASH),
                            Pages.LAMBDA)
                    .as(DEPLOYMENT),
            page(
                            3,
                            "deployment answers 200 with a wrong body",
                            "visitors cannot use the site",
                            api(Outcome.WRONG),
                            Pages.LAMBDA)
                    .as(DEPLOYMENT),
            page(
                            4,
                            "deployment cannot be restored from its snapshot",
                            "visitors cannot use the site",
                            api(Outcome.NO_ENVIRONMENT),
                            Pages.SNAP_START)
                    .as(DEPLOYMENT),
            morning(
                            5,
                            "daily pings of the functions fail",
                            "the site works; a version idle for 14 days would not",
                            (world, begin) -> world.production().pings = false,
                            Pages.EVENTS,
                            Pages.SNAP_START)
                    .before(Days.PINGS),
            morning(
                    6,
                    "one answer in thirty takes 4.5 seconds",
                    "visitors can use the site",
                    odd(Outcome.VERY_SLOW),
                    Pages.GATEWAY),
            page(
                    6,
                    "every answer takes 4.5 seconds",
                    "visitors cannot use the site",
                    api(Outcome.VERY_SLOW),
                    Pages.GATEWAY),
            morning(
                    7,
                    "one answer in thirty takes 2 seconds",
                    "visitors can use the site",
                    odd(Outcome.SLOW),
                    Pages.GATEWAY),
            morning(8, "TMDB is down", "all but the search for films works", catalogue(503), Pages.GATEWAY),
            morning(9, "TMDB's token is revoked", "all but the search for films works", catalogue(502), Pages.GATEWAY),
            page(
                    10,
                    "table is throttled",
                    "visitors cannot use the site",
                    (world, begin) -> {
                        world.production().answersAll(Outcome.FAULT);
                        throttles(world.production(), begin, 30, Map.of("TableName", table(world)));
                    },
                    Pages.TABLES),
            morning(
                    11,
                    "index is throttled",
                    "visitors can use all but one page",
                    (world, begin) -> throttles(
                            world.production(),
                            begin,
                            30,
                            Map.of(
                                    "TableName",
                                    table(world),
                                    "GlobalSecondaryIndexName",
                                    world.production().names.index())),
                    Pages.TABLES),
            morning(
                    12,
                    "one key is asked too often",
                    "visitors can use the site, but for one list",
                    (world, begin) -> {
                        odd(world.production(), Outcome.FAULT);
                        throttles(world.production(), begin, 10, Map.of("TableName", table(world)));
                    },
                    Pages.TABLES),
            morning(
                    13,
                    "table of TMDB's answers is throttled",
                    "the search is slower",
                    (world, begin) -> throttles(
                            world.production(),
                            begin,
                            10,
                            Map.of("TableName", world.production().names.answers())),
                    Pages.TABLES),
            page(
                    14,
                    "DynamoDB fails",
                    "visitors cannot use the site",
                    (world, begin) -> {
                        StageState stage = world.production();
                        stage.answersAll(Outcome.FAULT);
                        for (String operation : List.of("GetItem", "Query", "TransactGetItems", "BatchGetItem")) {
                            minutes(
                                    stage,
                                    begin,
                                    60,
                                    "AWS/DynamoDB",
                                    "SystemErrors",
                                    Map.of("TableName", table(world), "Operation", operation),
                                    2);
                        }
                    },
                    Pages.TABLES),
            morning(15, "stream is stuck", "imports, feeds and deletions wait", stuck(), Pages.LAMBDA),
            morning(
                    16,
                    "failure queue fills",
                    "what the stream's function gave up is lost after 14 days",
                    queue(0),
                    Pages.QUEUES),
            morning(17, "failure queue expires tomorrow", "what it holds is lost", queue(13), Pages.QUEUES),
            morning(18, "import has a backlog", "one person's import waits", stuck(), Pages.LAMBDA),
            morning(19, "import is repeated because TMDB fails", "one person's import waits", stuck(), Pages.LAMBDA),
            page(
                    20,
                    "sign-in page fails",
                    "visitors cannot sign in",
                    (world, begin) -> world.production().breaks(Step.LOGIN),
                    Pages.COGNITO),
            morning(
                    21,
                    "Cognito throttles sign-ins",
                    "a wave of sign-ins; sessions go on",
                    (world, begin) ->
                            minutes(world.production(), begin, 30, "AWS/Cognito", "SignInThrottles", client(world), 20),
                    Pages.COGNITO),
            morning(
                    22,
                    "Cognito's mails of the day are used up",
                    "nobody new can sign up until tomorrow",
                    (world, begin) ->
                            minutes(world.production(), begin, 50, "AWS/Cognito", "SignUpSuccesses", client(world), 1),
                    Pages.COGNITO,
                    Pages.COGNITO_QUOTAS),
            page(
                    23,
                    "authorizer refuses every token",
                    "nobody can use own lists",
                    (world, begin) -> world.production()
                            .answers(Outcome.UNAUTHORIZED, Call.SIGNED_IN_READ, Call.WRITE, Call.SEARCH),
                    Pages.GATEWAY));

    private ServiceIncidents() {}

    private static Incident.Strike api(Outcome outcome) {
        return (world, begin) -> world.production().answersAll(outcome);
    }

    private static Incident.Strike odd(Outcome outcome) {
        return (world, begin) -> odd(world.production(), outcome);
    }

    private static void odd(StageState stage, Outcome outcome) {
        stage.oddEvery = 30;
        stage.odd = outcome;
    }

    private static Incident.Strike catalogue(int status) {
        return (world, begin) -> {
            world.production().answers(Outcome.DEPENDENCY_FAILS, Call.SEARCH);
            world.production().catalogue = status;
        };
    }

    private static Incident.Strike stuck() {
        return (world, begin) -> world.production().stuck = begin;
    }

    /** @param days age of the oldest message */
    private static Incident.Strike queue(int days) {
        return (world, begin) -> {
            StageState stage = world.production();
            Map<String, String> queue = Map.of("QueueName", stage.names.failures());
            Duration age = Duration.ofDays(days);
            minutes(stage, begin, 100_000, "AWS/SQS", "ApproximateNumberOfMessagesVisible", queue, 1);
            stage.more.add(at -> world.store.put(
                    World.metric(stage.names, "AWS/SQS", "ApproximateAgeOfOldestMessage", queue),
                    at,
                    age.plus(Duration.between(begin, at)).toSeconds()));
        };
    }

    private static void throttles(StageState stage, Instant begin, int minutes, Map<String, String> dimensions) {
        minutes(stage, begin, minutes, "AWS/DynamoDB", "ReadThrottleEvents", dimensions, 3);
        minutes(stage, begin, minutes, "AWS/DynamoDB", "WriteThrottleEvents", dimensions, 1);
    }

    /** A metric that comes for some minutes. */
    static void minutes(
            StageState stage,
            Instant begin,
            int minutes,
            String namespace,
            String name,
            Map<String, String> dimensions,
            double value) {
        Instant end = begin.plus(Duration.ofMinutes(minutes));
        Consumer<Instant> emits = at -> {
            if (at.isBefore(end)) {
                stage.put(World.metric(stage.names, namespace, name, dimensions), at, value);
            }
        };
        stage.more.add(emits);
    }

    private static String table(World world) {
        return world.production().names.table();
    }

    private static Map<String, String> client(World world) {
        StageNames names = world.production().names;
        return Map.of("UserPool", names.pool(), "UserPoolClient", names.client());
    }
}
