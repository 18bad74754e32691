package jp.mymovie.policy.rehearse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Stack;
import jp.mymovie.policy.Authorization;
import org.jspecify.annotations.Nullable;

/** Reads a runbook as its reader would: writes profiles, records values, and has its commands do what they would do. */
final class Player {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern ACT = Pattern.compile("(\\S+) does (\\S+) on (\\S+)( with (\\S+))?");
    private static final Pattern KEY = Pattern.compile("key of (\\S+) is (\\S+)");
    private static final Set<String> GLOBAL =
            Set.of("account", "budgets", "ce", "cloudfront", "iam", "organizations", "route53", "sts");
    /** Programs that touch nothing at AWS. */
    private static final Set<String> OTHERS = Set.of(
            "awk", "cat", "cd", "comm", "cp", "curl", "cut", "diff", "dig", "echo", "false", "gh", "git", "grep",
            "head", "jq", "mkdir", "mv", "node", "npm", "openssl", "paste", "printf", "read", "rm", "sed", "set",
            "sleep", "sort", "tail", "test", "tr", "true", "uniq", "unset", "wc", "xargs");

    private final Moment moment;
    private final Blueprint blueprint;
    private final Profiles profiles;
    private final Set<String> launcher;
    private final Answers answers;
    private final Deployments deployments;
    private final Deletions deletions;
    private final List<Step> steps;
    private final Placeholders placeholders;
    private final boolean once;
    private final Shell shell;
    private String place = "";
    private String step = "";
    private @Nullable Step current;

    /**
     * @param launcher the commands that {@code ./mymovie} knows
     * @param steps gets what was played
     * @param alternative which of {@code <stg|prod>} the reader takes, from 0
     * @param once whether the numbered steps deploy a stack again only after something that it uses was recorded
     */
    Player(Moment moment, Profiles profiles, Set<String> launcher, List<Step> steps, int alternative, boolean once) {
        this.moment = moment;
        this.blueprint = moment.blueprint();
        this.profiles = profiles;
        this.launcher = launcher;
        this.steps = steps;
        this.placeholders = new Placeholders(blueprint, alternative);
        this.answers = new Answers(moment.values());
        this.deployments = new Deployments(moment, this::stop);
        this.deletions = new Deletions(moment, deployments, this::stop);
        this.once = once;
        this.shell = new Shell(this::program);
    }

    void play(Runbook runbook) {
        for (Runbook.Item item : runbook.items()) {
            place = runbook.name().replaceFirst("\\.md$", "") + ", " + item.step();
            step = item.step();
            current = null;
            String text = placeholders.fill(item.text());
            try {
                switch (item.kind()) {
                    case COMMANDS -> shell.run(text, item.line());
                    case PROFILES -> profiles.write(text);
                    case CONSOLE -> console(text);
                    case PROSE -> record(text);
                }
            } catch (IllegalArgumentException e) {
                stop(e.getMessage());
            }
        }
    }

    /** Says what would stop the reader at the command that is being played. */
    private void stop(@Nullable String reason) {
        if (current == null) {
            current = new Step(place, "", "", "", new ArrayList<>());
            steps.add(current);
        }
        if (!current.stops().contains(reason)) {
            current.stops().add(reason == null ? "" : reason);
        }
    }

    private void begin(String command, String who) {
        current = new Step(place, command, who, "", new ArrayList<>());
        steps.add(current);
    }

    private void makes(String what) {
        if (current != null) {
            steps.remove(current);
            current = new Step(current.place(), current.command(), current.who(), what, current.stops());
            steps.add(current);
        }
    }

    /** Takes note of what the reader is told to write down. */
    private void record(String text) {
        if (!text.startsWith("|") && !text.contains("Record") && !text.contains("記録")) {
            return;
        }
        Set<String> paths = new TreeSet<>();
        blueprint.recorded().forEach(value -> paths.add(value.path()));
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            String path = code.group(1).replace("estate.recorded.", "");
            if (paths.contains(path)) {
                moment.record(path);
            }
        }
        Matcher account = Pattern.compile("\"accountIds\": \\{\"(\\w+)\"").matcher(text);
        if (account.find()) {
            moment.record("accountIds." + account.group(1));
        }
    }

    private void console(String text) {
        Matcher key = KEY.matcher(text);
        if (key.matches()) {
            profiles.key(key.group(1), key.group(2));
            moment.users().require(key.group(2), "key", this::stop);
            return;
        }
        Matcher act = ACT.matcher(text);
        if (!act.matches()) {
            throw new IllegalArgumentException(
                    "an act in a console must be '<who> does <action> on <resource>', got '%s'".formatted(text));
        }
        String who = act.group(1).replaceFirst("\\+mfa$", "");
        begin("in the console: " + act.group(2), who);
        Authorization policies = moment.policies();
        if (!policies.knows(who)) {
            stop("there is no %s at this moment".formatted(who));
            return;
        }
        moment.users().require(who, "password", this::stop);
        String self = Objects.requireNonNullElse(policies.arn(who), "");
        String on = act.group(3)
                .replace("self/mfa", self.replace(":user/", ":mfa/"))
                .replaceFirst("^self$", self);
        Map<String, List<String>> context = new TreeMap<>();
        if (act.group(1).endsWith("+mfa")) {
            context.put("aws:MultiFactorAuthPresent", List.of("true"));
        }
        if (act.group(5) != null) {
            String[] pair = act.group(5).split("=", 2);
            context.put(pair[0], List.of(pair[1]));
        }
        ask(who, act.group(2), on, null, context);
        if (act.group(2).equals("account:CloseAccount")) {
            moment.of(who.substring(0, who.indexOf('/'))).forEach(moment::remove);
        }
    }

    private void ask(String who, String action, String on, @Nullable String region, Map<String, List<String>> context) {
        Authorization.Verdict verdict = moment.policies().decide(who, action, on, region, context);
        if (!verdict.allowed()) {
            stop("%s may not %s on %s: %s".formatted(who, action, on, String.join("; ", verdict.because())));
        }
    }

    private String program(List<String> words, int line) {
        String shown = String.join(" ", words);
        try {
            switch (words.get(0)) {
                case "aws" -> {
                    return aws(AwsCommand.of(words), shown);
                }
                case "npx" -> cdk(words, shown);
                case "./mymovie" -> mymovie(words, shown);
                case "dig", "curl" -> {
                    current = null;
                    look(words);
                }
                default -> {
                    if (!OTHERS.contains(words.get(0))) {
                        begin(shown, "");
                        stop("line %d: program '%s' is not known to the rehearsal".formatted(line, words.get(0)));
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            stop(e.getMessage());
        }
        return "x";
    }

    private void mymovie(List<String> words, String shown) {
        begin(shown, "");
        if (words.size() < 2 || !launcher.contains(words.get(1))) {
            stop("'%s' is no command of ./mymovie".formatted(shown));
            return;
        }
        if (words.get(1).equals("bootstrap")) {
            words.stream().skip(2).filter(word -> !word.startsWith("--")).forEach(this::bootstrap);
        }
        if (words.get(1).equals("switch")) {
            invokeSwitch(words, shown);
        }
    }

    /** Plays {@code ./mymovie switch}: it invokes the function of each stage, or of the one that is named. */
    private void invokeSwitch(List<String> words, String shown) {
        String system = blueprint.text("system");
        int option = words.indexOf("--stage");
        String end = option < 0 ? "" : "-" + words.get(option + 1);
        List<String> functions = blueprint.resources("AWS::Lambda::Function").stream()
                .map(function -> function.property("FunctionName").asText())
                .filter(name -> name.startsWith(system + "-switch-") && name.endsWith(end))
                .toList();
        if (functions.isEmpty()) {
            stop("no function of a kill switch ends with '%s'".formatted(end));
        }
        functions.forEach(name -> aws(
                AwsCommand.of(List.of(
                        "aws", "lambda", "invoke", "--function-name", name, "--profile", system + "-management")),
                shown));
    }

    /** Plays {@code ./mymovie bootstrap log-archive}: every region of the account, the home region first. */
    private void bootstrap(String slug) {
        String stage = blueprint.accounts().stream()
                .map(Account::name)
                .filter(name -> blueprint.slug(name).equals(slug))
                .findFirst()
                .orElse(null);
        if (stage == null) {
            stop("'%s' is no account of the estate".formatted(slug));
            return;
        }
        String home = blueprint.text("homeRegion");
        Profiles.Way way = profiles.way("%s-%s".formatted(blueprint.text("system"), slug));
        begin(current == null ? "" : current.command(), way.who(blueprint));
        steps.remove(steps.size() - 2);
        List<String> regions = blueprint.bootstraps().stream()
                .filter(stack -> stack.stage().equals(stage))
                .map(Stack::region)
                .sorted(java.util.Comparator.comparing((String region) -> !region.equals(home)))
                .toList();
        regions.forEach(region -> deployments.bootstrap(stage, region, way));
        makes("%s in %s".formatted(stage, String.join(", ", regions)));
    }

    private void cdk(List<String> words, String shown) {
        if (words.size() < 3 || !words.get(1).equals("cdk")) {
            begin(shown, "");
            stop("'%s' must be npx cdk".formatted(shown));
            return;
        }
        List<String> names = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int at = 3; at < words.size(); at++) {
            String word = words.get(at);
            if (word.startsWith("--")) {
                boolean valued = List.of(
                                "--profile",
                                "--template",
                                "--resource-mapping",
                                "--app",
                                "--require-approval",
                                "--region")
                        .contains(word);
                options.put(word, valued && at + 1 < words.size() ? words.get(++at) : "");
            } else {
                names.add(word);
            }
        }
        String verb = words.get(2);
        if (!List.of("deploy", "bootstrap", "import", "destroy").contains(verb)) {
            return;
        }
        Profiles.Way way = profiles.way(profile(options.get("--profile")));
        begin(shown, way.who(blueprint));
        switch (verb) {
            case "deploy" -> {
                List<String> made = deployments.deploy(
                        names, way, options.containsKey("--exclusively"), once && step.matches("\\d+\\..*"));
                makes(String.join(", ", made));
            }
            case "bootstrap" -> {
                String[] place = names.get(0).replace("aws://", "").split("/");
                deployments.bootstrap(blueprint.stage(place[0]), place[1], way);
                makes("%s in %s".formatted(blueprint.stage(place[0]), place[1]));
            }
            case "destroy" -> {
                List<String> gone = deletions.destroy(names, way, options.containsKey("--exclusively"));
                makes("no more " + String.join(", ", gone));
            }
            default -> {}
        }
    }

    private String profile(@Nullable String option) {
        String named = option != null && !option.isEmpty() ? option : shell.variable("AWS_PROFILE");
        if (named.isEmpty()) {
            throw new IllegalArgumentException("the command names no profile, and none is exported");
        }
        return named;
    }

    private String aws(AwsCommand command, String shown) {
        Profiles.Way way = profiles.way(profile(command.options().get("--profile")));
        String who = way.who(blueprint);
        begin(shown, who);
        if (!deployments.walk(way)) {
            return "x";
        }
        String stage = who.substring(0, who.indexOf('/'));
        String region = Arrays.asList(command.option("--region"), shell.variable("AWS_REGION"), way.region()).stream()
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(blueprint.text("homeRegion"));
        Map<String, List<String>> context = new TreeMap<>();
        if (way.roles().isEmpty() && way.mfa()) {
            context.put("aws:MultiFactorAuthPresent", List.of("true"));
        }
        if (command.options().containsKey("--permissions-boundary")) {
            context.put("iam:PermissionsBoundary", List.of(command.option("--permissions-boundary")));
        }
        if (!command.isKnown()) {
            stop("'aws %s' is not known to the rehearsal: add its actions to commands.txt".formatted(command.name()));
        }
        for (String action : command.actions()) {
            ask(
                    who,
                    action,
                    command.resource(blueprint.id(stage), region),
                    GLOBAL.contains(command.service()) ? null : region,
                    context);
        }
        moment.users().after(command);
        effect(command, stage, region, who);
        return answers.to(command, blueprint.id(stage), region, moment.of(stage), shell.isCaptured());
    }

    /** Effect of the command: things that are there after it and were not before. */
    private void effect(AwsCommand command, String stage, String region, String who) {
        switch (command.name()) {
            case "secretsmanager create-secret" -> {
                List<String> regions = new ArrayList<>(List.of(region));
                Matcher replica =
                        Pattern.compile("Region=([a-z0-9-]+)").matcher(command.option("--add-replica-regions"));
                while (replica.find()) {
                    regions.add(replica.group(1));
                }
                regions.forEach(
                        each -> moment.make("secret %s in %s of %s".formatted(command.option("--name"), each, stage)));
            }
            case "acm wait" -> {
                requireKnown(stage, "certificateRecord", "the certificate is never validated");
                moment.validate(stage);
            }
            case "acm request-certificate" -> {
                if (region.equals("us-east-1")) {
                    moment.request(stage, "certificate %s of %s".formatted(command.option("--domain-name"), stage));
                } else {
                    stop("CloudFront takes certificates of us-east-1 alone, got '%s'".formatted(region));
                }
            }
            case "cloudformation update-termination-protection" ->
                stacks(command, stage, region).forEach(stack -> moment.unprotect(stack.name()));
            case "organizations close-account" ->
                moment.of(blueprint.stage(command.option("--account-id"))).forEach(moment::remove);
            case "cloudformation delete-stack" -> {
                List<Stack> found = stacks(command, stage, region);
                if (found.isEmpty()) {
                    stop("there is no stack '%s' in %s".formatted(command.option("--stack-name"), region));
                }
                String executor = command.option("--stack-name").equals("CDKToolkit")
                        ? who
                        : "%s/cfn-exec@%s".formatted(stage, region);
                found.forEach(stack -> deletions.delete(stack, executor));
            }
            default -> {}
        }
    }

    /** A value of the stage must have been recorded before the stacks that use it were deployed last. */
    private void requireKnown(String stage, String name, String otherwise) {
        blueprint.recorded().stream()
                .filter(value -> value.path().endsWith("." + name)
                        && value.path().replace("." + name, "").equalsIgnoreCase(stage))
                .forEach(value -> value.users().stream()
                        .filter(user -> !moment.knownTo(user).contains(value.path()))
                        .forEach(user -> stop("%s: %s was not deployed after estate.recorded.%s was recorded"
                                .formatted(otherwise, user, value.path()))));
    }

    /** The name servers answer, and a stage's host, once the zone is there and has the record. */
    private void look(List<String> words) {
        for (String word : words) {
            if (words.getFirst().equals("dig")
                    && word.equals(blueprint.text("domain"))
                    && blueprint.resources("AWS::Route53::HostedZone").stream()
                            .noneMatch(zone -> moment.has(zone.stack().name()))) {
                stop("the zone of %s is not deployed".formatted(word));
            }
            for (Account account : blueprint.accounts()) {
                if (account.host() != null && word.startsWith("https://" + account.host() + "/")) {
                    requireKnown(account.name(), "distributionDomain", "%s has no address".formatted(account.host()));
                }
            }
        }
    }

    private List<Stack> stacks(AwsCommand command, String stage, String region) {
        String name = command.option("--stack-name");
        return blueprint.all().stream()
                .filter(stack -> stack.stage().equals(stage) && stack.region().equals(region))
                .filter(stack -> stack.stackName().equals(name)
                        || name.equals("CDKToolkit") && stack.name().contains("/Bootstrap-"))
                .toList();
    }
}
