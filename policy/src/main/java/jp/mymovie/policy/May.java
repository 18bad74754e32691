package jp.mymovie.policy;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.assembly.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./mymovie may <account>/<role or user> <action> [resource] [--region R] [--mfa] [--with key=value]}: whether
 * somebody may do something, and which statements say so. Exit 0: allowed, 1: denied, 2: not understood, 3: the two
 * evaluators do not agree, which is a fault of one of them.
 */
public final class May {
    private static final String USAGE =
            "usage: ./mymovie may <account>/<role or user> <action> [resource] [--region R] [--mfa] [--with key=value]";
    private static final java.util.regex.Pattern ACTION = java.util.regex.Pattern.compile("[a-z0-9-]+:[A-Za-z0-9]+");
    private static final java.util.regex.Pattern PLACE = java.util.regex.Pattern.compile("\\{([^}]+)}");

    private @Nullable Path assembly;
    private @Nullable String region;
    private final Map<String, List<String>> context = new TreeMap<>();
    private final List<String> words = new java.util.ArrayList<>();

    private final PrintStream out;
    private final PrintStream err;

    private May(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** The answer, and how the program ends. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            return new May(out, err).run(List.of(arguments));
        } catch (IllegalArgumentException | Unsupported e) {
            err.println("mymovie: " + e.getMessage());
            return 2;
        }
    }

    private int run(List<String> arguments) {
        read(arguments);
        PolicyEstate estate = PolicyEstate.read(assembly == null ? Path.of("cdk.out") : assembly);
        Identity who = estate.identity(words.get(0));
        String action = words.get(1);
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException(
                    "the action must be service:Action, such as s3:GetObject, got '%s'".formatted(action));
        }
        String resource = resource(estate, words.size() > 2 ? words.get(2) : "*");
        Request request = estate.request(who, action, resource, region, context);
        Policies policies = estate.policies(who, request);
        Decision decision = Evaluator.decide(request, policies);
        try (Simulator simulator = Simulator.start(Path.of(System.getProperty("mymovie.root", ".")))) {
            Simulator.Answer answer = simulator.ask(request, policies);
            if (answer.isNone()) {
                throw new IllegalArgumentException(
                        misunderstood(request, simulator.actions(action.replaceFirst(":.*", ":*"))));
            }
            say(request, decision);
            if (!answer.outcome().equals(decision.outcome().name())) {
                err.printf(
                        "mymovie: iam-simulate says %s instead %s: please report it%n",
                        answer.outcome(), answer.problem());
                return 3;
            }
        }
        return decision.allowed() ? 0 : 1;
    }

    /** @param known the service's actions, each with something of which it can be asked */
    private static String misunderstood(Request request, Map<String, String> known) {
        String action = request.action();
        String resource = known.get(action);
        if (resource != null) {
            return "the resource must be one of which %s can be asked, such as %s, got '%s'"
                    .formatted(action, resource, request.resource());
        }
        return known.isEmpty()
                ? "the service must be one of AWS's, got '%s': see the service authorization reference"
                        .formatted(action)
                : "the action must be one of AWS's, got '%s': did you mean %s?"
                        .formatted(action, String.join(", ", Near.to(action, known.keySet())));
    }

    private void say(Request request, Decision decision) {
        out.printf(
                "%s: %s %s on %s%n",
                switch (decision.outcome()) {
                    case ALLOWED -> "allowed";
                    case EXPLICITLY_DENIED -> "denied";
                    case IMPLICITLY_DENIED -> "denied, since nothing allows it";
                },
                request.caller().arn().isEmpty() ? "anybody" : request.caller().arn(),
                request.action(),
                request.resource());
        decision.because().forEach(reason -> out.println("  by " + reason));
    }

    /** A resource of the templates may be named by stack and logical id, as in {@code {Prod/Data/Movies}}. */
    static String resource(PolicyEstate estate, String written) {
        return PLACE.matcher(written)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(estate.arn(match.group(1))));
    }

    private void read(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--assembly" -> assembly = Path.of(next(arguments, ++i, argument));
                case "--region" -> region = next(arguments, ++i, argument);
                case "--mfa" -> context.put("aws:MultiFactorAuthPresent", List.of("true"));
                case "--with" -> {
                    String[] pair = next(arguments, ++i, argument).split("=", 2);
                    if (pair.length < 2) {
                        throw new IllegalArgumentException("'--with' must be key=value, got '%s'".formatted(pair[0]));
                    }
                    context.put(pair[0], List.of(pair[1].split(",")));
                }
                default -> {
                    if (argument.startsWith("--")) {
                        throw new IllegalArgumentException("unknown option '%s'; %s".formatted(argument, USAGE));
                    }
                    words.add(argument);
                }
            }
        }
        if (words.size() < 2 || words.size() > 3) {
            throw new IllegalArgumentException("%s; got %s".formatted(USAGE, words));
        }
        if (region != null && !region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
            throw new IllegalArgumentException("'--region' must be like ap-northeast-1, got '%s'".formatted(region));
        }
    }

    private static String next(List<String> arguments, int i, String option) {
        if (i >= arguments.size()) {
            throw new IllegalArgumentException(
                    "'%s' must be followed by a value, got none; %s".formatted(option, USAGE));
        }
        return arguments.get(i);
    }
}
