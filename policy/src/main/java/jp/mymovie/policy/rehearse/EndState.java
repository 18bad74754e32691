package jp.mymovie.policy.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.assembly.DataTable;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.policy.Authorization;

/** Checks of the whole estate once everything is deployed, which no single command of a runbook shows. */
final class EndState {
    private static final Pattern RESERVED =
            Pattern.compile("(.*[.@])?(example\\.(com|net|org)|[^.@]+\\.(example|test|invalid|localhost))");
    private static final int POLICIES_OF_A_TARGET = 5;
    private static final int POLICIES_OF_A_ROLE = 10;
    private static final int ACCOUNTS = 10;

    private final Moment moment;
    private final Blueprint blueprint;
    private final Values values;
    private final Consumer<String> stop;

    EndState(Moment moment, Consumer<String> stop) {
        this.moment = moment;
        this.blueprint = moment.blueprint();
        this.values = moment.values();
        this.stop = stop;
    }

    void check() {
        moment.policies()
                .beyondBoundaries((role, action) ->
                        stop.accept("%s is allowed %s by its policy and not by its boundary".formatted(role, action)));
        new ProviderCalls(moment, stop).check();
        guardsOverlap();
        new OrganizationOrder(moment, stop).check();
        baselinesCoverRegions();
        mailArrives();
        quotas();
        tokensOpen();
        importsAreDependencies();
    }

    /** An import of a stack is exported by a stack that the CDK deploys before it, whatever the reader names. */
    private void importsAreDependencies() {
        Map<String, String> exporters = new TreeMap<>();
        blueprint
                .stacks()
                .forEach(stack -> stack.template()
                        .path("Outputs")
                        .forEach(output ->
                                exporters.put(output.at("/Export/Name").asText(), stack.name())));
        for (Stack stack : blueprint.stacks()) {
            Set<String> before = new TreeSet<>();
            Deque<String> open = new ArrayDeque<>(List.of(stack.name()));
            while (!open.isEmpty()) {
                blueprint.dependencies().getOrDefault(open.pop(), List.of()).stream()
                        .filter(before::add)
                        .forEach(open::push);
            }
            stack.template().findValues("Fn::ImportValue").stream()
                    .map(name -> exporters.get(name.asText()))
                    .filter(exporter -> exporter != null && !before.contains(exporter))
                    .distinct()
                    .forEach(exporter -> stop.accept(
                            "%s imports from %s and does not depend on it".formatted(stack.name(), exporter)));
            if (has(stack, "Custom::CrossRegionExportReader")
                    && blueprint.stacks().stream()
                            .noneMatch(writer ->
                                    before.contains(writer.name()) && has(writer, "Custom::CrossRegionExportWriter"))) {
                stop.accept("%s reads what another region exports and depends on no stack that writes it"
                        .formatted(stack.name()));
            }
        }
    }

    private static boolean has(Stack stack, String type) {
        return stack.resources().stream().anyMatch(resource -> resource.type().equals(type));
    }

    /** An attribute that a declarative policy sets is not set by an account as well. */
    private void guardsOverlap() {
        String declared = blueprint.resources("AWS::Organizations::Policy").stream()
                .filter(policy -> policy.property("Type").asText().equals("DECLARATIVE_POLICY_EC2"))
                .map(policy -> policy.property("Content").toString())
                .collect(Collectors.joining());
        for (List<String> row : DataTable.read(EndState.class, "guards.txt", 3)) {
            if (!declared.contains(row.get(0))) {
                continue;
            }
            for (Stack stack : blueprint.stacks()) {
                String template = stack.template().path("Resources").toString();
                stack.resources().stream()
                        .filter(resource -> resource.type().equals(row.get(1)))
                        .forEach(resource -> stop.accept(
                                "%s sets by %s '%s' what the organization's declarative policy sets (%s), which an account cannot modify"
                                        .formatted(stack.name(), resource.type(), resource.plainId(), row.get(0))));
                for (String action : row.get(2).split(" ")) {
                    if (!template.contains("AWS::Organizations::Policy") && template.contains("\"" + action + "\"")) {
                        stop.accept("%s has a role that may %s, which the organization's declarative policy sets (%s)"
                                .formatted(stack.name(), action, row.get(0)));
                    }
                }
            }
        }
    }

    private void baselinesCoverRegions() {
        for (Resource baseline : blueprint.resources("Custom::AccountBaseline")) {
            Set<String> covered = baseline.property("Regions")
                    .valueStream()
                    .map(JsonNode::asText)
                    .collect(Collectors.toCollection(TreeSet::new));
            blueprint.stacks().stream()
                    .filter(stack ->
                            stack.stage().equals(baseline.stack().stage()) && !covered.contains(stack.region()))
                    .map(Stack::region)
                    .distinct()
                    .forEach(region -> stop.accept("%s covers %s, and the account has stacks in %s"
                            .formatted(baseline.stack().name(), covered, region)));
        }
        blueprint.stacks().stream().map(Stack::stage).distinct().forEach(stage -> {
            if (blueprint.resources("Custom::AccountBaseline").stream()
                    .noneMatch(baseline -> baseline.stack().stage().equals(stage))) {
                stop.accept("account %s has no baseline".formatted(stage));
            }
        });
    }

    /** Mail to an address in the estate's own zone needs an MX record there, once the name servers move. */
    private void mailArrives() {
        String domain = blueprint.text("domain");
        if (RESERVED.matcher(domain).matches()) {
            return; // The committed sample, which no deployment takes.
        }
        boolean mx = blueprint.resources("AWS::Route53::RecordSet").stream()
                .anyMatch(record -> record.property("Type").asText().equals("MX"));
        if (!mx) {
            Stream.concat(
                            blueprint.resources("AWS::Organizations::Account").stream()
                                    .map(account -> account.property("Email")),
                            blueprint.resources("AWS::SNS::Subscription").stream()
                                    .map(subscription -> subscription.property("Endpoint")))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .filter(address -> address.endsWith("@" + domain) || address.endsWith("." + domain))
                    .distinct()
                    .forEach(address -> stop.accept(
                            "mail to %s goes nowhere: the zone of %s has no MX record".formatted(address, domain)));
        }
    }

    private void quotas() {
        Map<String, Integer> attached = new TreeMap<>();
        for (Resource policy : blueprint.resources("AWS::Organizations::Policy")) {
            for (JsonNode target : values.value(policy, "TargetIds")) {
                attached.merge(policy.property("Type").asText() + " of " + target.asText(), 1, Integer::sum);
            }
        }
        attached.forEach((target, count) -> {
            // AWS's own FullAWSAccess or RCPFullAWSAccess takes one place.
            if (count > POLICIES_OF_A_TARGET - 1) {
                stop.accept("a target takes %d policies of a type, AWS's own among them, got %d more for %s"
                        .formatted(POLICIES_OF_A_TARGET, count, target));
            }
        });
        blueprint
                .all()
                .forEach(stack -> stack.resources().stream()
                        .filter(role -> role.type().equals("AWS::IAM::Role"))
                        .filter(role -> role.property("ManagedPolicyArns").size() > POLICIES_OF_A_ROLE)
                        .forEach(role -> stop.accept("%s '%s' has %d managed policies, and a role takes %d"
                                .formatted(
                                        stack.name(),
                                        role.plainId(),
                                        role.property("ManagedPolicyArns").size(),
                                        POLICIES_OF_A_ROLE))));
        blueprint
                .all()
                .forEach(stack -> stack.resources().stream()
                        .filter(function -> function.property("ReservedConcurrentExecutions")
                                        .asInt()
                                > 0)
                        .forEach(function -> stop.accept(
                                "%s '%s' reserves concurrency, and a young account has 10 in all, none of which may be reserved"
                                        .formatted(stack.name(), function.plainId()))));
        if (blueprint.accounts().size() > ACCOUNTS) {
            stop.accept("an organization has %d accounts at first, got %d: ask for more before"
                    .formatted(ACCOUNTS, blueprint.accounts().size()));
        }
    }

    /** GitHub's token of each service account's environment opens the role that deploys it. */
    private void tokensOpen() {
        for (JsonNode account : blueprint.estate().path("accounts")) {
            JsonNode repository = account.path("repository");
            if (repository.isMissingNode()) {
                continue;
            }
            String name = repository.path("name").asText();
            String owner = repository.path("ownerId").asText();
            String id = repository.path("id").asText();
            String subject =
                    owner.isEmpty() ? name : "%s@%s/%s@%s".formatted(name.split("/")[0], owner, name.split("/")[1], id);
            Map<String, String> claims = new TreeMap<>(Map.of(
                    "aud",
                    "sts.amazonaws.com",
                    "sub",
                    "repo:%s:environment:%s"
                            .formatted(subject, account.path("slug").asText()),
                    "job_workflow_ref",
                    name + "/.github/workflows/deploy-account.yml@refs/heads/main",
                    "environment",
                    account.path("slug").asText()));
            if (!id.isEmpty()) {
                claims.put("repository_id", id);
            }
            String role = "arn:aws:iam::%s:role/%s-github-deploy"
                    .formatted(account.path("id").asText(), blueprint.text("system"));
            Authorization.Verdict verdict = moment.policies().open(role, claims);
            if (!verdict.allowed()) {
                stop.accept("GitHub's token %s does not open the deploy role of %s: %s"
                        .formatted(claims.get("sub"), account.path("name").asText(), verdict.because()));
            }
        }
    }
}
