package jp.mymovie.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides a cell, each assumed and each passed role on the way first: the first hop that is denied decides. */
record Hops(PolicyEstate estate) {
    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final String CLOUDFORMATION = "cloudformation.amazonaws.com";

    Decision decide(Threats.Cell cell) {
        List<String> steps = new ArrayList<>(Arrays.asList(cell.get("who").split(" > ")));
        String action = cell.get("do");
        String who = steps.removeFirst();
        for (String step : steps) {
            boolean passed = step.startsWith("pass ");
            String role = passed ? step.substring(5) : step;
            Decision hop = passed ? pass(who, role) : one(who, assume(who), "{" + role + "}", "");
            if (!hop.allowed()) {
                return hop;
            }
            who = role;
        }
        return one(who, action, cell.get("on"), cell.get("with"));
    }

    private static String assume(String who) {
        return who.startsWith("token:") ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole";
    }

    private Decision pass(String who, String role) {
        Decision passed = one(who, "iam:PassRole", "{" + role + "}", "iam:PassedToService=" + CLOUDFORMATION);
        return passed.allowed() ? one(CLOUDFORMATION, "sts:AssumeRole", "{" + role + "}", "") : passed;
    }

    /** The request of a cell without hops. */
    Request request(Threats.Cell cell) {
        return ask(cell.get("who"), cell.get("do"), cell.get("on"), cell.get("with"))
                .request();
    }

    private record Asked(Identity who, Request request) {}

    private Decision one(String who, String action, String on, String with) {
        Asked asked = ask(who, action, on, with);
        return Evaluator.decide(asked.request(), estate.policies(asked.who(), asked.request()));
    }

    private Asked ask(String who, String action, String on, String with) {
        String resource = May.resource(estate, on);
        Map<String, List<String>> context = new TreeMap<>();
        String[] name = who.split("\\+", 2);
        @org.jspecify.annotations.Nullable String region = null;
        List<String> words = new ArrayList<>(List.of(May.resource(estate, with).split(" ")));
        if (name.length == 2) {
            words.add(name[1]);
        }
        for (String word : words) {
            if (word.equals("mfa")) {
                context.put("aws:MultiFactorAuthPresent", List.of("true"));
            } else if (word.startsWith("region=")) {
                region = word.substring(7);
            } else if (word.contains("=")) {
                context.put(word.split("=", 2)[0], List.of(word.split("=", 2)[1].split(",")));
            }
        }
        Identity identity = identity(name[0], resource, context);
        return new Asked(identity, estate.request(identity, action, resource, region, context));
    }

    private Identity identity(String name, String resource, Map<String, List<String>> context) {
        if (!name.startsWith("token:")) {
            return estate.identity(name);
        }
        context.putIfAbsent(GITHUB + ":aud", List.of("sts.amazonaws.com"));
        context.put(GITHUB + ":sub", List.of(name.substring(6)));
        String account = resource.split(":")[4];
        return Identity.of(name, Caller.webIdentity("arn:aws:iam::%s:oidc-provider/%s".formatted(account, GITHUB)));
    }
}
