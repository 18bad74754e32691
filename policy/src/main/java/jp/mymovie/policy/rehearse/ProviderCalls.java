package jp.mymovie.policy.rehearse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.policy.Authorization;
import org.jspecify.annotations.Nullable;

/** Calls of the CDK's own functions, read from the code that it puts into the assembly, within the roles' boundaries. */
final class ProviderCalls {
    private static final Pattern SDK_CLIENT = Pattern.compile("@aws-sdk/client-([a-z0-9-]+)");
    private static final Pattern SDK_CALL = Pattern.compile("\\b\\w+\\.([a-z]+[A-Z]\\w*)\\(\\{");

    private final Moment moment;
    private final Values values;
    private final Consumer<String> stop;

    ProviderCalls(Moment moment, Consumer<String> stop) {
        this.moment = moment;
        this.values = moment.values();
        this.stop = stop;
    }

    void check() {
        moment.blueprint().stacks().forEach(this::callsOfProviders);
    }

    /** The CDK's own functions come late and carry their own policies: their calls are read from their code. */
    private void callsOfProviders(Stack stack) {
        for (Resource function : stack.resources()) {
            if (!function.type().equals("AWS::Lambda::Function")) {
                continue;
            }
            String key = values.value(function, "Code").path("S3Key").asText();
            Path code = key.endsWith(".zip") ? stack.asset(key).resolve("index.js") : null;
            if (code == null || !Files.exists(code)) {
                continue;
            }
            @Nullable String role = nameOf(values.text(function, "Role"));
            if (role == null) {
                continue;
            }
            for (String action : calls(code)) {
                if (!moment.policies().isWithinBoundary(role, action)) {
                    stop.accept("%s: the CDK's function '%s' calls %s, which the boundary of its role does not allow"
                            .formatted(stack.name(), function.plainId(), action));
                }
            }
        }
    }

    private static Set<String> calls(Path code) {
        try {
            String text = Files.readString(code);
            Matcher client = SDK_CLIENT.matcher(text);
            Set<String> calls = new TreeSet<>();
            if (client.find()) {
                Matcher call = SDK_CALL.matcher(text);
                while (call.find()) {
                    String name = call.group(1);
                    calls.add(
                            client.group(1) + ":" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
                }
            }
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable String nameOf(String roleArn) {
        Authorization policies = moment.policies();
        return policies.everybody().stream()
                .filter(name -> roleArn.equals(policies.arn(name)))
                .findFirst()
                .orElse(null);
    }
}
