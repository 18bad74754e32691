package jp.mymovie.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Things that an administrator could make for himself: a key, roles and users under any name, access points; and the account. */
final class TurnedOwn {
    /**
     * Services that take a role for tasks of their own and do not call what the caller writes: AWS Backup backs up and
     * restores, Firehose delivers, CodeDeploy shifts aliases, CloudWatch Logs and API Gateway pass on.
     */
    private static final java.util.regex.Pattern OWN_TASKS = java.util.regex.Pattern.compile(
            "(backup|firehose|codedeploy|logs|delivery\\.logs|cloudtrail|apigateway|config)\\..*amazonaws\\.com");

    /** Services whose actions without a resource are walked as well. */
    private static final List<String> WIDE = List.of(
            "s3",
            "logs",
            "cloudwatch",
            "sns",
            "oam",
            "backup",
            "dynamodb",
            "cognito-idp",
            "lambda",
            "iam",
            "kms",
            "cloudformation",
            "cloudtrail",
            "events",
            "organizations",
            "rolesanywhere",
            "lakeformation");

    private TurnedOwn() {}

    static boolean hasItsOwnTasks(String service) {
        return OWN_TASKS.matcher(service).matches();
    }

    static List<TurnedThing> of(PolicyEstate estate, String account) {
        List<TurnedThing> own = new ArrayList<>();
        WIDE.forEach(service -> own.add(thing("*", service + ":-", account)));
        own.add(thing("arn:aws:account::%s:account".formatted(account), "account:account", account));
        String home = estate.homeRegion();
        own.add(thing("arn:aws:kms:%s:%s:key/own".formatted(home, account), "kms:key", account));
        own.add(thing("arn:aws:s3:%s:%s:accesspoint/own".formatted(home, account), "s3:accesspoint/own", account));
        own.add(thing("arn:aws:s3::%s:accesspoint/own".formatted(account), "s3:multiregionaccesspoint/own", account));
        Map<String, @Nullable Policy> boundaries = boundaries(estate, account);
        for (String name : names(estate, account)) {
            boundaries.forEach((arn, boundary) -> own.add(role(account, name, arn, boundary)));
        }
        boundaries.forEach((arn, boundary) -> own.add(user(account, arn, boundary)));
        return own;
    }

    private static TurnedThing thing(String arn, String type, String account) {
        return new TurnedThing(arn, type, account, null, Map.of());
    }

    /** Names that no statement speaks of, and all that a statement lets pass: an exception is a name, and names are taken. */
    private static TreeSet<String> names(PolicyEstate estate, String account) {
        TreeSet<String> names = new TreeSet<>(List.of("own"));
        estate.organization()
                .policies()
                .forEach(policy -> policy.document()
                        .findValues("aws:PrincipalArn")
                        .forEach(arns -> Statement.texts(arns).stream()
                                .filter(arn -> arn.contains(":role/"))
                                .map(arn -> arn.substring(arn.indexOf(":role/") + 6))
                                .forEach(name -> {
                                    names.add(name.replace("*", "own"));
                                    names.add(name.replace("*", account + "-" + estate.homeRegion()));
                                    names.add(
                                            name.replaceFirst("^\\*", "own/own").replace("*", "own"));
                                    names.add("own/" + name.replace("*", "own"));
                                })));
        return names;
    }

    /** Boundaries by ARN: none, the account's own, one that bounds nothing. */
    private static Map<String, @Nullable Policy> boundaries(PolicyEstate estate, String account) {
        Map<String, @Nullable Policy> boundaries = new TreeMap<>();
        boundaries.put("", null);
        boundaries.put("arn:aws:iam::aws:policy/AdministratorAccess", null);
        for (Identity identity : estate.identities().values()) {
            Policy boundary = identity.boundary();
            if (boundary != null && identity.caller().account().equals(account)) {
                boundaries.put(
                        "arn:aws:iam::%s:policy/mymovie-%s-boundary"
                                .formatted(
                                        account, boundary.name().endsWith("WorkloadBoundary") ? "workload" : "people"),
                        boundary);
            }
        }
        return boundaries;
    }

    private static TurnedThing role(String account, String name, String boundaryArn, @Nullable Policy boundary) {
        String shown = "own role %s within %s".formatted(name, boundaryArn.isEmpty() ? "nothing" : boundaryArn);
        Caller caller = Caller.session(account, name.substring(name.lastIndexOf('/') + 1), "own");
        String arn = "arn:aws:iam::%s:role/%s".formatted(account, name);
        return new TurnedThing(
                arn,
                "iam:new-role",
                account,
                new Identity(
                        shown,
                        caller,
                        List.of(AwsManaged.named("AdministratorAccess")),
                        boundary,
                        null,
                        // A role with a path is told by its path too.
                        Map.of("aws:PrincipalArn", List.of(arn))),
                bounded(boundaryArn));
    }

    private static TurnedThing user(String account, String boundaryArn, @Nullable Policy boundary) {
        String arn = "arn:aws:iam::%s:user/own".formatted(account);
        return new TurnedThing(
                arn,
                "iam:new-user",
                account,
                new Identity(
                        "own user within " + (boundaryArn.isEmpty() ? "nothing" : boundaryArn),
                        Caller.user(arn, account),
                        List.of(AwsManaged.named("AdministratorAccess")),
                        boundary,
                        null,
                        Map.of("aws:username", List.of("own"))),
                bounded(boundaryArn));
    }

    private static Map<String, List<String>> bounded(String arn) {
        return arn.isEmpty() ? Map.of() : Map.of("iam:PermissionsBoundary", List.of(arn));
    }
}
