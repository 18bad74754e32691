package jp.mymovie.operations;

import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes the action of IAM behind each signed call that the tests make a function send, into {@code
 * target/used-actions.txt}. A promise of the whole estate holds the roles of the functions against it.
 */
public final class UsedActions {
    private static final Path FILE = Path.of("target", "used-actions.txt");
    private static final Pattern SIGNED_FOR = Pattern.compile("Credential=[^/]+/\\d{8}/[^/]+/([^/]+)/aws4_request");
    private static final Pattern FORM = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Set<String> USED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(UsedActions::write));
    }

    private UsedActions() {}

    /** Key of a role of another account, which a function has assumed: its actions are noted as {@code FunctionAbroad}. */
    public static final String ASSUMED = "ASSUMED";

    /** An answer to CloudFormation is not signed: it needs no leave. */
    static void note(String function, Request request) {
        if (request.containsHeader("Authorization")) {
            boolean abroad = request.getHeader("Authorization").contains("Credential=" + ASSUMED);
            USED.add(function + (abroad ? "Abroad " : " ") + action(request));
        }
    }

    private static String action(Request request) {
        String service = first(SIGNED_FOR, request.getHeader("Authorization"));
        String name = request.getMethod().getName() + " " + request.getUrl().replaceFirst("\\?.*", "");
        return (service.equals("monitoring") ? "cloudwatch" : service)
                + ":"
                + switch (service) {
                    case "oam" -> name.replaceFirst("POST /", "");
                    case "athena", "codedeploy", "cognito-idp", "glue", "monitoring", "organizations", "ssm" ->
                        request.getHeader("X-Amz-Target").replaceFirst(".*\\.", "");
                    case "ec2", "iam", "sns", "sts" -> first(FORM, request.getBodyAsString());
                    case "route53" ->
                        name.matches("GET .*/rrset") ? "ListResourceRecordSets" : "ChangeResourceRecordSets";
                    case "lambda" -> lambda(name);
                    case "cloudfront" -> name.startsWith("GET") ? "GetDistributionConfig" : "UpdateDistribution";
                    // IAM calls the actions of API Gateway as HTTP does.
                    case "apigateway" -> name.replaceFirst(" .*", "");
                    case "backup" -> {
                        if (!name.equals("PUT /global-settings")) {
                            throw new AssertionError("what action is " + name + "?");
                        }
                        yield "UpdateGlobalSettings";
                    }
                    case "pricingplanmanager" -> name.replaceFirst("POST /v1/", "");
                    case "account" -> Character.toUpperCase(name.charAt(6)) + name.substring(7);
                    case "s3" -> {
                        if (name.equals("GET /") && request.getUrl().startsWith("/?list-type=2&")) {
                            yield "ListBucket";
                        }
                        if (name.matches("GET /.+\\.json\\.gz")) {
                            yield "GetObject";
                        }
                        if (name.matches("PUT /.+\\.users")) {
                            yield "PutObject";
                        }
                        if (!name.equals("PUT /v20180820/configuration/publicAccessBlock")) {
                            throw new AssertionError("what action is " + name + "?");
                        }
                        yield "PutAccountPublicAccessBlock";
                    }
                    default -> throw new AssertionError("what actions has " + service + "?");
                };
    }

    private static String lambda(String name) {
        if (name.matches("POST .*/invocations")) {
            // As IAM calls Invoke.
            return "InvokeFunction";
        }
        String action = name.replaceFirst(" .*/(event-source-mappings|functions)/.*", " $1");
        return switch (action) {
            case "GET functions" -> "GetFunctionConcurrency";
            case "PUT functions" -> "PutFunctionConcurrency";
            case "DELETE functions" -> "DeleteFunctionConcurrency";
            case "GET event-source-mappings" -> "GetEventSourceMapping";
            case "PUT event-source-mappings" -> "UpdateEventSourceMapping";
            default -> throw new AssertionError("what action is " + name + "?");
        };
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no %s in %s".formatted(pattern, text));
        }
        return matcher.group(1);
    }

    private static void write() {
        try {
            Set<String> all = new TreeSet<>(USED);
            if (Files.exists(FILE)) {
                all.addAll(Files.readAllLines(FILE));
            }
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
