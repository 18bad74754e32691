package jp.mymovie.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request and policies made up at random, out of few enough words that they often meet. */
record RandomCase(Request request, Policies policies) {
    static final String HERE = "111111111111";
    static final String THERE = "222222222222";

    private record Thing(String arn, String owner, List<String> actions) {}

    private static final List<Thing> THINGS = List.of(
            new Thing("arn:aws:s3:::films/a/b.txt", HERE, List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject")),
            new Thing("arn:aws:s3:::posters/star", THERE, List.of("s3:GetObject", "s3:PutObject")),
            new Thing(
                    "arn:aws:dynamodb:eu-west-1:%s:table/films".formatted(HERE),
                    HERE,
                    List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteTable")),
            new Thing(
                    "arn:aws:dynamodb:us-east-1:%s:table/films".formatted(THERE),
                    THERE,
                    List.of("dynamodb:GetItem", "dynamodb:PutItem")),
            new Thing(
                    "arn:aws:sqs:us-east-1:%s:jobs".formatted(HERE),
                    HERE,
                    List.of("sqs:SendMessage", "sqs:DeleteQueue")),
            new Thing(
                    "arn:aws:sns:eu-west-1:%s:alarms".formatted(THERE), THERE, List.of("sns:Publish", "sns:Subscribe")),
            new Thing(
                    "arn:aws:iam::%s:role/app/worker".formatted(HERE), HERE, List.of("iam:PassRole", "iam:DeleteRole")),
            new Thing("arn:aws:iam::%s:user/mia".formatted(HERE), HERE, List.of("iam:CreateAccessKey", "iam:GetUser")),
            new Thing("arn:aws:logs:eu-west-1:%s:log-group:/a:b".formatted(HERE), HERE, List.of("logs:DeleteLogGroup")),
            new Thing("arn:aws:iam::%s:role/keeper".formatted(THERE), THERE, List.of("sts:AssumeRole")),
            new Thing("arn:aws:iam::%s:role/keeper".formatted(HERE), HERE, List.of("sts:AssumeRole")));

    private static final Map<String, List<String>> TEXTS = new TreeMap<>(Map.of(
            "aws:RequestedRegion", List.of("eu-west-1", "us-east-1"),
            "aws:PrincipalOrgID", List.of("o-aaaaaaaaaa", "o-bbbbbbbbbb"),
            "aws:PrincipalAccount", List.of(HERE, THERE),
            "aws:username", List.of("mia", "Tom"),
            "aws:SourceAccount", List.of(HERE, THERE)));
    private static final Map<String, List<String>> ARNS = new TreeMap<>(Map.of(
            "aws:PrincipalArn",
            List.of(
                    "arn:aws:iam::111111111111:role/Administrator",
                    "arn:aws:iam::111111111111:user/mia",
                    "arn:aws:iam::111111111111:root"),
            "aws:SourceArn",
            List.of("arn:aws:cloudtrail:us-east-1:111111111111:trail/all", "arn:aws:s3:::films")));
    private static final List<String> BOOLEANS =
            List.of("aws:MultiFactorAuthPresent", "aws:SecureTransport", "aws:PrincipalIsAWSService");
    private static final List<String> DATES =
            List.of("2026-01-01T00:00:00Z", "2026-06-01T12:00:00Z", "2026-11-24T09:00:00Z");
    private static final List<String> ADDRESSES = List.of("192.0.2.7", "198.51.100.1");
    private static final List<String> TAGS = List.of("cost", "owner", "system");

    static RandomCase of(long seed) {
        return new Maker(new Random(seed)).make();
    }

    private record Maker(Random random) {
        RandomCase make() {
            Thing thing = one(THINGS);
            Caller caller = caller();
            String action = one(thing.actions);
            Request request = new Request(caller, action, thing.arn, thing.owner, new Context(context(caller)));
            boolean identity = caller.isIdentity();
            boolean person = caller.kind() == Caller.Kind.USER || caller.kind() == Caller.Kind.SESSION;
            boolean role = action.equals("sts:AssumeRole");
            return new RandomCase(
                    request,
                    new Policies(
                            person ? policies("identity", thing, false) : List.of(),
                            person && chance(25) ? policy("boundary", thing, false, 65) : null,
                            caller.kind() == Caller.Kind.SESSION && chance(20)
                                    ? policy("session", thing, false, 65)
                                    : null,
                            identity && chance(60) ? levels("scp", thing) : Map.of(),
                            chance(40) ? levels("rcp", thing) : Map.of(),
                            role || chance(60) ? policy(role ? "trust" : "resource", thing, true, 65) : null));
        }

        private Caller caller() {
            String account = chance(70) ? HERE : THERE;
            return switch (random.nextInt(10)) {
                case 0 -> Caller.root(account);
                case 1 -> Caller.service(one(List.of("cloudtrail.amazonaws.com", "sns.amazonaws.com")));
                case 2 -> Caller.anonymous();
                case 3, 4, 5 -> Caller.user("arn:aws:iam::%s:user/mia".formatted(account), account);
                default -> Caller.session(account, one(List.of("Administrator", "worker")), "session");
            };
        }

        private Map<String, List<String>> context(Caller caller) {
            Map<String, List<String>> context = new TreeMap<>();
            TEXTS.forEach((key, values) -> maybe(context, key, values));
            BOOLEANS.forEach(key -> maybe(context, key, List.of("true", "false")));
            maybe(context, "aws:SourceArn", List.of("arn:aws:s3:::films", "arn:aws:s3:::other"));
            maybe(context, "aws:CurrentTime", DATES);
            maybe(context, "aws:SourceIp", ADDRESSES);
            maybe(context, "aws:MultiFactorAuthAge", List.of("10", "300"));
            if (caller.isIdentity()) {
                context.put("aws:PrincipalArn", List.of(caller.principalArn()));
            }
            if (chance(50)) {
                List<String> tags = new ArrayList<>(TAGS);
                java.util.Collections.shuffle(tags, random);
                context.put("aws:TagKeys", List.copyOf(tags.subList(0, 1 + random.nextInt(3))));
            }
            return context;
        }

        private void maybe(Map<String, List<String>> context, String key, List<String> values) {
            if (chance(60)) {
                context.put(key, List.of(one(values)));
            }
        }

        private Map<String, List<Policy>> levels(String name, Thing thing) {
            Map<String, List<Policy>> levels = new LinkedHashMap<>();
            for (String level : List.of("root", "unit", "account").subList(0, 1 + random.nextInt(3))) {
                List<Policy> policies = new ArrayList<>();
                if (name.equals("scp") && chance(85)) {
                    policies.add(AwsManaged.FULL_ACCESS);
                }
                if (chance(70)) {
                    policies.add(policy(name + " of " + level, thing, name.equals("rcp"), name.equals("rcp") ? 0 : 40));
                }
                levels.put(level, policies);
            }
            return levels;
        }

        private List<Policy> policies(String name, Thing thing, boolean principals) {
            List<Policy> policies = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(2); i++) {
                policies.add(policy(name + i, thing, principals, 75));
            }
            return policies;
        }

        private Policy policy(String name, Thing thing, boolean principals, int allows) {
            ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
            ArrayNode statements = document.putArray("Statement");
            for (int i = 0; i <= random.nextInt(3); i++) {
                ObjectNode statement =
                        statements.addObject().put("Sid", "S" + i).put("Effect", chance(allows) ? "Allow" : "Deny");
                if (principals) {
                    statement.set("Principal", principal(name.startsWith("rcp")));
                }
                boolean restricted = name.startsWith("rcp");
                list(statement, !restricted && chance(15) ? "NotAction" : "Action", action(thing, restricted));
                if (!name.equals("trust")) {
                    List<String> resources = resource(thing);
                    // AWS does not say what a variable without a value means to "everything else".
                    boolean plain = resources.stream().noneMatch(text -> text.contains("${"));
                    list(statement, chance(12) && plain ? "NotResource" : "Resource", resources);
                }
                ObjectNode condition = JsonNodeFactory.instance.objectNode();
                for (int c = random.nextInt(3); c > 0; c--) {
                    condition(condition);
                }
                if (!condition.isEmpty()) {
                    statement.set("Condition", condition);
                }
            }
            return Policy.of(name, document);
        }

        private com.fasterxml.jackson.databind.JsonNode principal(boolean all) {
            ObjectNode principal = JsonNodeFactory.instance.objectNode();
            if (all || chance(20)) {
                return com.fasterxml.jackson.databind.node.TextNode.valueOf("*");
            }
            if (chance(15)) {
                return principal.put("Service", "cloudtrail.amazonaws.com");
            }
            ArrayNode list = principal.putArray("AWS");
            for (int i = 0; i <= random.nextInt(2); i++) {
                list.add(one(List.of(
                        "*",
                        HERE,
                        "arn:aws:iam::%s:root".formatted(HERE),
                        "arn:aws:iam::%s:root".formatted(THERE),
                        "arn:aws:iam::%s:user/mia".formatted(HERE),
                        "arn:aws:iam::%s:user/mia".formatted(THERE),
                        "arn:aws:iam::%s:role/Administrator".formatted(HERE),
                        "arn:aws:iam::%s:role/Administrator".formatted(THERE),
                        "arn:aws:sts::%s:assumed-role/Administrator/session".formatted(HERE))));
            }
            return principal;
        }

        private List<String> action(Thing thing, boolean restricted) {
            String action = one(chance(75) ? thing.actions : one(THINGS).actions);
            String service = action.substring(0, action.indexOf(':'));
            String pattern = switch (random.nextInt(restricted ? 4 : 6)) {
                case 0, 1 -> action;
                case 2 -> service + ":*";
                case 3 -> action.substring(0, action.length() - 3) + "*";
                case 4 -> action.replaceFirst("e", "?");
                default -> "*";
            };
            return chance(30) ? List.of(pattern, one(one(THINGS).actions)) : List.of(pattern);
        }

        private List<String> resource(Thing thing) {
            String arn = chance(75) ? thing.arn : one(THINGS).arn;
            String[] parts = arn.split(":", 6);
            String pattern = switch (random.nextInt(7)) {
                case 0, 1 -> "*";
                case 2 -> arn;
                case 3 -> arn.substring(0, arn.length() - 2) + "*";
                case 4 -> String.join(":", parts[0], parts[1], parts[2], "*", parts[4].isEmpty() ? "" : "*", parts[5]);
                case 5 -> arn.substring(0, arn.length() - 1) + "?";
                default -> arn.replace("mia", "${aws:username}").replace("films", "*");
            };
            return chance(25) ? List.of(pattern, one(THINGS).arn) : List.of(pattern);
        }

        private void condition(ObjectNode condition) {
            String suffix = chance(20) ? "IfExists" : "";
            switch (random.nextInt(9)) {
                case 0, 1 -> {
                    String key = one(List.copyOf(new TreeMap<>(TEXTS).keySet()));
                    List<String> values = TEXTS.getOrDefault(key, List.of());
                    String operator = one(List.of(
                            "StringEquals",
                            "StringNotEquals",
                            "StringLike",
                            "StringNotLike",
                            "StringEqualsIgnoreCase",
                            "StringNotEqualsIgnoreCase"));
                    String value = one(values);
                    put(condition, operator + suffix, key, chance(30) ? value.substring(0, 2) + "*" : value);
                }
                case 2 -> {
                    String key = one(List.copyOf(new TreeMap<>(ARNS).keySet()));
                    String value = one(ARNS.getOrDefault(key, List.of()));
                    put(
                            condition,
                            one(List.of("ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals")) + suffix,
                            key,
                            chance(40) ? value.replaceFirst("\\d{12}", "*") : value);
                }
                case 3 -> put(condition, "Bool" + suffix, one(BOOLEANS), one(List.of("true", "false")));
                case 4 ->
                    put(
                            condition,
                            "Null",
                            one(List.of("aws:username", "aws:SourceArn", "aws:TagKeys", "aws:SourceIp")),
                            one(List.of("true", "false")));
                case 5 ->
                    put(
                            condition,
                            one(List.of(
                                            "DateLessThan",
                                            "DateGreaterThan",
                                            "DateEquals",
                                            "DateNotEquals",
                                            "DateLessThanEquals"))
                                    + suffix,
                            "aws:CurrentTime",
                            one(DATES));
                case 6 ->
                    put(
                            condition,
                            one(List.of("IpAddress", "NotIpAddress")) + suffix,
                            "aws:SourceIp",
                            one(List.of("192.0.2.0/24", "198.51.100.1", "192.0.0.0/8")));
                case 7 ->
                    put(
                            condition,
                            one(List.of(
                                            "NumericLessThan",
                                            "NumericGreaterThanEquals",
                                            "NumericEquals",
                                            "NumericNotEquals"))
                                    + suffix,
                            "aws:MultiFactorAuthAge",
                            one(List.of("10", "60", "300")));
                default ->
                    put(
                            condition,
                            one(List.of("ForAllValues:", "ForAnyValue:"))
                                    + one(List.of("StringEquals", "StringLike", "StringNotEquals"))
                                    + suffix,
                            "aws:TagKeys",
                            one(TAGS));
            }
        }

        private void put(ObjectNode condition, String operator, String key, String value) {
            condition
                    .withObject("/" + operator)
                    .withArray("/" + key.replace("~", "~0").replace("/", "~1"))
                    .add(value);
        }

        private static void list(ObjectNode statement, String name, List<String> values) {
            if (values.size() == 1) {
                statement.put(name, values.get(0));
            } else {
                values.forEach(statement.putArray(name)::add);
            }
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        private <T extends @Nullable Object> T one(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
