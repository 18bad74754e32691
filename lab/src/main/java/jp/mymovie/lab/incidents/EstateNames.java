package jp.mymovie.lab.incidents;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/**
 * Names in metrics of what belongs to the whole estate, from its templates.
 *
 * @param deliveries the function that looks for logs that stopped; null where there is none
 * @param deliveryRounds when it looks, in UTC
 * @param checkup the function that examines the estate each morning and evening; null where there is none
 * @param settings what that function is told of the estate; empty where there is none
 */
record EstateNames(
        List<Account> accounts,
        String homeRegion,
        Function compaction,
        Function watch,
        @Nullable Function deliveries,
        Set<LocalTime> deliveryRounds,
        List<Function> killSwitches,
        @Nullable Function checkup,
        String settings,
        List<StageNames> stages) {
    private static final Pattern DAILY = Pattern.compile("cron\\((\\d+) ([\\d,]+) \\* \\* \\? \\*\\)");

    static EstateNames of(Assembly assembly) {
        Values values = Values.ofAnyType(assembly.stacks());
        List<Account> accounts = assembly.accounts();
        Optional<Resource> checkup = Assembly.resources(assembly.stacks(), "AWS::Lambda::Function").stream()
                .filter(each -> each.property("Handler").asText().contains(".Checkup::"))
                .findFirst();
        return new EstateNames(
                accounts,
                assembly.estate().path("homeRegion").asText(),
                only(assembly, values, "Compaction"),
                only(assembly, values, "TrailWatch"),
                Function.of(assembly.stacks(), values, "DeliveryWatch").stream()
                        .findFirst()
                        .orElse(null),
                rounds(assembly, "DeliveryWatch"),
                Function.of(assembly.stacks(), values, "KillSwitch"),
                checkup.map(each -> new Function(
                                each.stack().account(), each.stack().region(), values.name(each), "", "", false))
                        .orElse(null),
                checkup.map(each -> values.value(each, "Environment")
                                .path("Variables")
                                .path("ESTATE")
                                .asText())
                        .orElse(""),
                accounts.stream()
                        .filter(account -> account.service() != null)
                        .map(account -> StageNames.of(assembly, values, account))
                        .toList());
    }

    /** When the scheduler calls the function whose handler is a method of a class. */
    private static Set<LocalTime> rounds(Assembly assembly, String handler) {
        Set<LocalTime> rounds = new TreeSet<>();
        for (Resource function : Assembly.resources(assembly.stacks(), "AWS::Lambda::Function")) {
            if (function.property("Handler").asText().contains("." + handler + "::")) {
                function.stack().resources().stream()
                        .filter(each -> each.type().equals("AWS::Scheduler::Schedule")
                                && each.property("Target").toString().contains("\"" + function.id() + "\""))
                        .forEach(each -> rounds.addAll(times(each)));
            }
        }
        return rounds;
    }

    private static Set<LocalTime> times(Resource schedule) {
        Matcher daily = DAILY.matcher(schedule.property("ScheduleExpression").asText());
        if (!daily.matches()) {
            throw new Unsupported("%s must be called at hours of each day".formatted(schedule));
        }
        ZoneId zone = ZoneId.of(schedule.property("ScheduleExpressionTimezone").asText("UTC"));
        Set<LocalTime> times = new TreeSet<>();
        for (String hour : daily.group(2).split(",")) {
            // Japan knows no summer time: any day will do.
            times.add(LocalDate.EPOCH
                    .atTime(Integer.parseInt(hour), Integer.parseInt(daily.group(1)))
                    .atZone(zone)
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .toLocalTime());
        }
        return times;
    }

    private static Function only(Assembly assembly, Values values, String handler) {
        return Function.of(assembly.stacks(), values, handler).stream()
                .findFirst()
                .orElseThrow(() -> new Unsupported("no function calls '%s'".formatted(handler)));
    }

    Account account(String role) {
        return accounts.stream()
                .filter(account -> account.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new Unsupported("no account has the role '%s'".formatted(role)));
    }
}
