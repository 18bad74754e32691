package jp.mymovie.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a cell, each assumed and each passed role on the way first: the first that is denied decides.
 *
 * @param steps who asks what, in their order
 */
record Hops(List<Asked> steps) {
    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final java.util.regex.Pattern REPOSITORY =
            java.util.regex.Pattern.compile("repo:([^:/@]+)(@\\d+)?/([^:/@]+)(@\\d+)?:");
    private static final String CLOUDFORMATION = "cloudformation.amazonaws.com";

    /** Somebody and what is asked. */
    record Asked(Identity who, Request request) {
        Policies policies(PolicyEstate estate) {
            return estate.policies(who, request);
        }
    }

    static Hops of(PolicyEstate estate, Cell cell) {
        List<Asked> asked = new ArrayList<>();
        List<String> steps = new ArrayList<>(Arrays.asList(cell.get("who").split(" > ")));
        String who = steps.removeFirst();
        for (String step : steps) {
            boolean passed = step.startsWith("pass ");
            String role = passed ? step.substring(5) : step;
            String on = "{" + role + "}";
            if (passed) {
                asked.add(ask(estate, who, "iam:PassRole", on, "iam:PassedToService=" + CLOUDFORMATION));
                asked.add(ask(estate, CLOUDFORMATION, "sts:AssumeRole", on, ""));
            } else {
                asked.add(ask(estate, who, assume(who), on, ""));
            }
            who = role;
        }
        asked.add(ask(estate, who, cell.get("do"), cell.get("on"), cell.get("with")));
        return new Hops(List.copyOf(asked));
    }

    Decision decide(PolicyEstate estate) {
        for (Asked asked : steps.subList(0, steps.size() - 1)) {
            Decision decision = Evaluator.decide(asked.request, asked.policies(estate));
            if (!decision.allowed()) {
                return decision;
            }
        }
        Asked last = steps.getLast();
        return Evaluator.decide(last.request, last.policies(estate));
    }

    static Decision decide(PolicyEstate estate, Cell cell) {
        return of(estate, cell).decide(estate);
    }

    private static String assume(String who) {
        return who.startsWith("token:") ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole";
    }

    private static Asked ask(PolicyEstate estate, String who, String action, String on, String with) {
        String resource = May.resource(estate, on);
        Map<String, List<String>> context = new TreeMap<>();
        String[] name = who.split("\\+", 2);
        @Nullable String region = null;
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
        Identity identity = identity(estate, name[0], resource, context);
        return new Asked(identity, estate.request(identity, action, resource, region, context));
    }

    /** The claims that GitHub writes beside a subject when the deployment's own workflow runs from the main branch. */
    static Map<String, String> claims(String subject) {
        Map<String, String> claims = new TreeMap<>();
        claims.put(GITHUB + ":sub", subject);
        claims.put(GITHUB + ":aud", "sts.amazonaws.com");
        Matcher repository = REPOSITORY.matcher(subject);
        if (repository.lookingAt()) {
            claims.put(
                    GITHUB + ":job_workflow_ref",
                    "%s/%s/.github/workflows/deploy-account.yml@refs/heads/main"
                            .formatted(repository.group(1), repository.group(3)));
            if (repository.group(4) != null) {
                claims.put(GITHUB + ":repository_id", repository.group(4).substring(1));
            }
        }
        return claims;
    }

    private static Identity identity(
            PolicyEstate estate, String name, String resource, Map<String, List<String>> context) {
        if (!name.startsWith("token:")) {
            return estate.identity(name);
        }
        claims(name.substring(6)).forEach((claim, value) -> context.putIfAbsent(claim, List.of(value)));
        String account = resource.split(":")[4];
        return Identity.of(name, Caller.webIdentity("arn:aws:iam::%s:oidc-provider/%s".formatted(account, GITHUB)));
    }
}
