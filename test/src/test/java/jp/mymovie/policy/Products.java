package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests made up from the guardrails themselves: every action and every exempted one of every statement, by those who
 * are bound and those who are excepted, on what the statement names, in three regions.
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

    private Products() {}

    static List<Threats.Cell> of(PolicyEstate estate) {
        Map<String, Threats.Cell> cells = new LinkedHashMap<>();
        for (Policy policy : estate.organization().policies()) {
            for (JsonNode statement : policy.document().path("Statement")) {
                boolean perimeter = statement.has("Principal");
                boolean exempting = statement.has("NotAction");
                List<String> actions = Statement.texts(statement.path(exempting ? "NotAction" : "Action"));
                for (String pattern : actions) {
                    if (pattern.equals("*")) {
                        continue;
                    }
                    if (perimeter) {
                        new java.util.TreeMap<>(STRANGERS)
                                .forEach((who, contexts) -> contexts.forEach(
                                        with -> add(cells, who, action(pattern), thing(pattern), with)));
                        continue;
                    }
                    List<String> contexts = exempting ? List.of("region=eu-west-1", "region=us-east-1") : List.of("");
                    for (String on : things(statement)) {
                        for (String who : exempting ? MEMBERS.subList(0, 1) : present(estate)) {
                            contexts.forEach(with -> add(cells, who, action(pattern), on, with));
                        }
                    }
                }
            }
        }
        return new ArrayList<>(cells.values());
    }

    private static List<String> present(PolicyEstate estate) {
        return MEMBERS.stream()
                .filter(name ->
                        !name.endsWith("baseline") || estate.identities().containsKey(name))
                .toList();
    }

    private static void add(Map<String, Threats.Cell> cells, String who, String action, String on, String with) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("who", who);
        asked.put("do", action);
        asked.put("on", on);
        asked.put("with", with);
        cells.putIfAbsent(String.join(" | ", asked.values()), new Threats.Cell(asked.toString(), asked, ""));
    }

    private static String action(String pattern) {
        return pattern.replace("*", "Any").replace("?", "x");
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
            case "sts" -> "{Prod/Administrator}";
            default -> "arn:aws:%s:ap-northeast-1:000000000005:x".formatted(service);
        };
    }
}
