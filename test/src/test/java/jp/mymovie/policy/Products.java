package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Cells made up from the guardrails themselves: every action and every exempted one of every statement, by those who are
 * bound and those who are excepted, on what the statement names, in three regions. A pattern of actions stands for the
 * first of AWS's own that it matches and that can be asked of the resource; {@link Simulator} knows them. A denial beside
 * which nothing is allowed is left out: it would say nothing about the guardrail.
 */
final class Products {
    private static final List<String> MEMBERS = List.of(
            "Prod/Administrator", "Prod/OrganizationAccountAccessRole", "Prod/cfn-exec", "Prod/mymovie-baseline");
    // Who and with what: another organization, nobody, our own without TLS, a service on behalf of another
    // organization.
    private static final Map<String, List<String>> STRANGERS = Map.of(
            "outsider", List.of(""),
            "anonymous", List.of(""),
            "Prod/Administrator", List.of("", "aws:SecureTransport=false"),
            "sns.amazonaws.com", List.of("aws:SourceAccount=999999999999", "aws:SourceAccount=000000000005"));
    // Roles of people are taken with a second factor.
    private static final Map<String, List<String>> TAKERS = Map.of(
            "outsider", List.of("mfa"),
            "anonymous", List.of("mfa"),
            "Management/Administrator", List.of("mfa", "mfa aws:SecureTransport=false"),
            "sns.amazonaws.com", List.of("mfa aws:SourceAccount=999999999999", "mfa aws:SourceAccount=000000000005"));
    private static final Map<String, List<String>> FEDERATED = Map.of(
            "token:repo:evil/mymovie-estate:environment:prod", List.of(""),
            "token:repo:example_owner@0/mymovie-estate@0:environment:prod",
                    List.of("", "aws:SecureTransport=false", "token.actions.githubusercontent.com:aud=sigstore"));
    /** Whom guardrails except, for what stands beside a denial. */
    private static final List<String> EXCEPTED = List.of(
            "Prod/OrganizationAccountAccessRole",
            "Prod/cfn-exec",
            "Prod/deploy",
            "Prod/mymovie-log-writer",
            "Prod/Data.BackupSelectionRole",
            "Prod/Administrator",
            "token:repo:example_owner@0/mymovie-estate@0:environment:prod");

    private static final List<String> ELSEWHERE = List.of(
            "arn:aws:iam::000000000005:role/other",
            "arn:aws:iam::000000000005:policy/other",
            "arn:aws:s3:::elsewhere",
            "arn:aws:s3:::elsewhere/x",
            "arn:aws:cloudtrail:ap-northeast-1:000000000005:trail/own",
            "arn:aws:lambda:ap-northeast-1:000000000005:function:other");

    private final PolicyEstate estate;
    private final Simulator simulator;
    private final Map<String, Map<String, String>> actions = new TreeMap<>();
    private final Map<String, Boolean> understood = new TreeMap<>();
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Map<String, String> neighbours = new TreeMap<>();

    private Products(PolicyEstate estate, Simulator simulator) {
        this.estate = estate;
        this.simulator = simulator;
    }

    /**
     * As the table has them, sorted; the last column names the change that makes the neighbour of a denial.
     *
     * @param before the table as it is: a neighbour that is still allowed stays
     */
    static List<String> table(PolicyEstate estate, Simulator simulator, List<String> before) {
        Products products = new Products(estate, simulator);
        before.stream()
                .map(Matrix::columns)
                .filter(row -> row.size() > 5)
                .forEach(row -> products.neighbours.put(String.join(" | ", row.subList(0, 4)), row.get(5)));
        products.make();
        return products.cells.values().stream()
                .map(products::row)
                .filter(row -> !row.endsWith("| none"))
                .sorted()
                .toList();
    }

    private void make() {
        for (Policy policy : estate.organization().policies()) {
            for (JsonNode statement : policy.document().path("Statement")) {
                boolean exempting = statement.has("NotAction")
                        && Statement.texts(statement.path("Resource")).contains("*");
                for (String pattern :
                        Statement.texts(statement.path(statement.has("NotAction") ? "NotAction" : "Action"))) {
                    if (pattern.equals("*")) {
                        continue;
                    }
                    if (statement.has("Principal")) {
                        strangers(pattern)
                                .forEach((who, contexts) ->
                                        contexts.forEach(with -> add(who, pattern, thing(pattern), with)));
                        continue;
                    }
                    List<String> contexts = exempting ? List.of("region=eu-west-1", "region=us-east-1") : List.of("");
                    for (String on : things(statement)) {
                        for (String who : exempting ? MEMBERS.subList(0, 1) : MEMBERS) {
                            contexts.forEach(with -> add(who, pattern, on, with));
                        }
                    }
                }
            }
        }
    }

    private static Map<String, List<String>> strangers(String pattern) {
        return pattern.endsWith("WithWebIdentity") ? FEDERATED : pattern.startsWith("sts:") ? TAKERS : STRANGERS;
    }

    private void add(String who, String pattern, String on, String with) {
        actionsOf(pattern).entrySet().stream()
                // Taking a role is a matter of the role, not of a region or of a name that nobody has.
                .filter(action -> on.startsWith("{") || !action.getKey().startsWith("sts:Assume"))
                .map(action -> Cell.of("", "", who, action.getKey(), on.equals("*") ? action.getValue() : on, with))
                .filter(this::understood)
                .findFirst()
                .ifPresent(cell ->
                        cells.putIfAbsent(String.join(" | ", cell.asked().values()), cell));
    }

    private Map<String, String> actionsOf(String pattern) {
        return actions.computeIfAbsent(pattern, simulator::actions);
    }

    /** Whether the action can be asked of the resource at all, whoever asks. */
    private boolean understood(Cell cell) {
        return understood.computeIfAbsent(
                cell.get("do") + " " + cell.get("on"),
                none -> Hops.of(estate, cell).steps().stream()
                        .noneMatch(asked -> simulator
                                .ask(asked.request(), asked.policies(estate))
                                .isNone()));
    }

    private String row(Cell cell) {
        Decision decision = Hops.decide(estate, cell);
        String asked = String.join(" | ", cell.asked().values());
        String row = asked + " | " + Cell.said(decision);
        if (decision.allowed()) {
            return row;
        }
        String known = neighbours.getOrDefault(asked, "none");
        boolean still = !known.equals("none")
                && Hops.decide(estate, cell.neighbour(known)).allowed();
        return row + " | " + (still ? known : neighbour(cell));
    }

    /** What differs in one column and is allowed, the nearest first: where, who, on what, reading instead. */
    private String neighbour(Cell cell) {
        String service = cell.get("do").replaceFirst(":.*", "");
        Stream<String> reading = Stream.of("List*", "Describe*", "Get*", "*")
                .flatMap(name -> actionsOf(service + ":" + name).keySet().stream())
                .distinct();
        return Stream.of(
                        Stream.of("with=", "with=mfa", "with=mfa aws:SourceAccount=000000000005"),
                        EXCEPTED.stream()
                                .filter(who -> !who.startsWith("token:")
                                        || cell.get("do").endsWith("WithWebIdentity"))
                                .map(who -> "who=" + who),
                        ELSEWHERE.stream().map(on -> "on=" + on),
                        reading.map(action -> "do=" + action),
                        Stream.of("who=Management/Administrator"))
                .flatMap(changes -> changes)
                .filter(change -> {
                    Cell near = cell.neighbour(change);
                    return !near.asked().equals(cell.asked())
                            && Hops.decide(estate, near).allowed()
                            && understood(near);
                })
                .findFirst()
                .orElse("none");
    }

    private static List<String> things(JsonNode statement) {
        return Statement.texts(statement.path("Resource")).stream()
                .map(pattern -> pattern.equals("*")
                        ? "*"
                        : pattern.replace("::*:", "::000000000005:")
                                .replace(":*:*:", ":ap-northeast-1:000000000005:")
                                .replace("*", "x"))
                .toList();
    }

    private static String thing(String pattern) {
        String service = pattern.substring(0, pattern.indexOf(':'));
        return switch (service) {
            case "s3" -> "{Prod/Web/Site}/x";
            case "sts" -> pattern.endsWith("WithWebIdentity") ? "{Prod/mymovie-github-deploy}" : "{Prod/Administrator}";
            case "dynamodb" -> "{Prod/Data/Movies}";
            case "sqs" -> "{Prod/Work/StreamFailures}";
            case "cognito-idp" -> "arn:aws:cognito-idp:ap-northeast-1:000000000005:userpool/x";
            case "ecr" -> "arn:aws:ecr:ap-northeast-1:000000000005:repository/x";
            case "events" -> "arn:aws:events:ap-northeast-1:000000000005:event-bus/x";
            case "firehose" -> "{Prod/Logs/Errors}";
            case "kms" -> "arn:aws:kms:ap-northeast-1:000000000005:key/x";
            case "logs" -> "{Prod/Api/CommandsLog}";
            case "secretsmanager" -> "arn:aws:secretsmanager:ap-northeast-1:000000000005:secret:mymovie/prod-x";
            default ->
                throw new IllegalArgumentException(
                        "a service of the perimeter must have a resource here, got '%s'".formatted(service));
        };
    }
}
