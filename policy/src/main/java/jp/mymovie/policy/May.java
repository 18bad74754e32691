package jp.mymovie.policy;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.assembly.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./mymovie may}: whether somebody may do something, and which statements say so. Exit 0: allowed, 1: denied, 2:
 * not understood, 3: the two evaluators do not agree, and no {@link KnownDifference} explains it: a fault of one of them.
 */
public final class May {
    private static final String USAGE = """
            usage: ./mymovie may <account>/<role or user> <action> [resource] [option …]
              --region R         where it is sent, the home region by default
              --mfa              signed in with a second factor; without it, with an access key, which carries no
                                 aws:MultiFactorAuthPresent; a console session without a factor is
                                 --with aws:MultiFactorAuthPresent=false
              --with KEY=VALUE   a condition key of the request; several values are separated by commas
              --session FILE     the policy that narrows the role's session
              --unlisted         an action or resource that AWS has and its dated list here does not
            """.strip();
    private static final java.util.regex.Pattern ACTION = java.util.regex.Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9]+");
    private static final java.util.regex.Pattern PLACE = java.util.regex.Pattern.compile("\\{([^}]+)}");

    private @Nullable Path assembly;
    private @Nullable String region;
    private @Nullable Path session;
    private boolean unlisted;
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
        if (session != null) {
            who = narrowed(who, SessionPolicy.read(session));
        }
        String resource = resource(estate, words.size() > 2 ? words.get(2) : "*");
        try (Simulator simulator = Simulator.start(Path.of(System.getProperty("mymovie.root", ".")))) {
            Request request = estate.request(who, spelled(simulator, action), resource, region, context);
            Policies policies = estate.policies(who, request);
            Decision decision = Evaluator.decide(request, policies);
            if (Unasked.passes(request) != null || unlisted) {
                return say(request, decision);
            }
            Simulator.Answer answer = simulator.ask(request, policies);
            if (answer.isNone()) {
                throw new IllegalArgumentException(
                        misunderstood(request, simulator.actions(action.replaceFirst(":.*", ":*"))));
            }
            int exit = say(request, decision);
            return agree(request, policies, decision, answer) ? exit : 3;
        }
    }

    /** AWS's own spelling of an action, in which case does not matter. */
    private static String spelled(Simulator simulator, String action) {
        String lower = action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT)
                + action.substring(action.indexOf(':'));
        return simulator.actions(lower).keySet().stream()
                .filter(action::equalsIgnoreCase)
                .findFirst()
                .orElse(lower);
    }

    private static Identity narrowed(Identity who, Policy by) {
        if (who.caller().kind() != Caller.Kind.SESSION) {
            throw new IllegalArgumentException(
                    "'--session' must go with a role, whose session it narrows, got %s".formatted(who.name()));
        }
        return new Identity(who.name(), who.caller(), who.policies(), who.boundary(), by, who.context());
    }

    /** The evaluator decides where the other is known to read AWS's documentation wrong. */
    private boolean agree(Request request, Policies policies, Decision decision, Simulator.Answer answer) {
        if (answer.outcome().equals(decision.outcome().name())) {
            return true;
        }
        KnownDifference known = KnownDifference.of(request, policies);
        if (known != null) {
            out.printf("  (iam-simulate says %s: %s)%n", answer.outcome(), known.reason());
            return true;
        }
        err.printf("mymovie: iam-simulate says %s instead %s: please report it%n", answer.outcome(), answer.problem());
        return false;
    }

    /** @param known the service's actions, each with something of which it can be asked */
    private static String misunderstood(Request request, Map<String, String> known) {
        String action = request.action();
        String resource = known.get(action);
        if (resource != null) {
            return "the resource must be one of which %s can be asked, such as %s, got '%s'; add --unlisted if AWS takes it"
                    .formatted(action, resource, request.resource());
        }
        return known.isEmpty()
                ? "the service must be one of AWS's, got '%s': see the service authorization reference, or add --unlisted"
                        .formatted(action)
                : "the action must be one of AWS's, got '%s': did you mean %s? Add --unlisted for one that is newer than the list"
                        .formatted(action, String.join(", ", Near.to(action, known.keySet())));
    }

    private int say(Request request, Decision decision) {
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
        return decision.allowed() ? 0 : 1;
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
                case "--session" -> session = Path.of(next(arguments, ++i, argument));
                case "--unlisted" -> unlisted = true;
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
                        throw new IllegalArgumentException("unknown option '%s'\n%s".formatted(argument, USAGE));
                    }
                    words.add(argument);
                }
            }
        }
        if (words.size() < 2 || words.size() > 3) {
            throw new IllegalArgumentException(
                    "the words must be who, the action and at most a resource, got %s\n%s".formatted(words, USAGE));
        }
        if (region != null && !region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
            throw new IllegalArgumentException("'--region' must be like ap-northeast-1, got '%s'".formatted(region));
        }
    }

    private static String next(List<String> arguments, int i, String option) {
        if (i >= arguments.size()) {
            throw new IllegalArgumentException(
                    "'%s' must be followed by a value, got none\n%s".formatted(option, USAGE));
        }
        return arguments.get(i);
    }
}
