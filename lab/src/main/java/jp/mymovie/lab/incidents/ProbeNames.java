package jp.mymovie.lab.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/**
 * The probe of a stage, as its template sets it up.
 *
 * @param minutes between two visits
 * @param steps that it takes, the signed-in one as if its token were there
 */
record ProbeNames(Function function, int minutes, Set<Step> steps) {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) minutes?\\)");

    /** The probe that visits the account's host; null where there is none. */
    static @Nullable ProbeNames of(Assembly assembly, Values values, Account account) {
        for (Resource each : Assembly.resources(assembly.stacks(), "AWS::Lambda::Function")) {
            JsonNode settings = values.value(each, "Environment").path("Variables");
            if (each.property("Handler").asText().contains(".Probe::")
                    && settings.path("ORIGIN").asText().equals("https://" + account.host())) {
                return new ProbeNames(
                        new Function(each.stack().account(), each.stack().region(), values.name(each), "", "", false),
                        minutes(each),
                        steps(settings));
            }
        }
        return null;
    }

    private static int minutes(Resource function) {
        return function.stack().resources().stream()
                .filter(each -> each.type().equals("AWS::Events::Rule")
                        && each.property("Targets").toString().contains("\"" + function.id() + "\""))
                .map(each -> RATE.matcher(each.property("ScheduleExpression").asText()))
                .filter(Matcher::matches)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s must be called by a rule at a rate of minutes".formatted(function)));
    }

    private static Set<Step> steps(JsonNode settings) {
        Set<Step> steps = EnumSet.allOf(Step.class);
        if (!settings.has("READ")) {
            steps.remove(Step.LIST);
        }
        if (!settings.has("SIGN_IN")) {
            steps.remove(Step.OPENID);
            steps.remove(Step.LOGIN);
        }
        if (!settings.has("OWN")) {
            steps.remove(Step.SIGNED_IN);
        }
        return steps;
    }
}
