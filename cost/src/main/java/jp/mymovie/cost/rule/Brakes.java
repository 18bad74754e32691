package jp.mymovie.cost.rule;

import static jp.mymovie.cost.price.Figures.DELAYS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.rule.Switches.Switch;
import jp.mymovie.cost.sheet.Amount;
import jp.mymovie.cost.sheet.Brake;
import jp.mymovie.cost.sheet.Brake.Cut;
import jp.mymovie.cost.sheet.Brake.Minutes;
import jp.mymovie.cost.sheet.Flow.Door;

/** Triggers of the kill switch as the templates wire them: what trips its topics, when, and which doors it shuts. */
final class Brakes {
    private Brakes() {}

    static List<Brake> of(Templates templates, Prices prices) {
        List<Brake> brakes = new ArrayList<>();
        Switches switches = new Switches(templates);
        for (Resource topic : templates.all("AWS::SNS::Topic")) {
            for (Switch found : merged(switches.of(topic))) {
                budgets(topic, found, templates, brakes);
                templates.all("AWS::CloudWatch::Alarm").stream()
                        .filter(alarm ->
                                alarm.stack().region().equals(topic.stack().region())
                                        && Templates.reaches(alarm, alarm.property("AlarmActions"), topic))
                        .map(alarm -> alarm(alarm, found, templates, prices))
                        .filter(brake -> !brake.cuts().isEmpty())
                        .forEach(brakes::add);
            }
        }
        return brakes;
    }

    /** Functions at one topic that move the same levels are one switch. */
    private static List<Switch> merged(List<Switch> switches) {
        return switches.stream().collect(Collectors.groupingBy(Switch::levels)).entrySet().stream()
                .map(entry -> new Switch(
                        entry.getValue().stream()
                                .flatMap(found -> found.stages().stream())
                                .collect(Collectors.toCollection(TreeSet::new)),
                        entry.getKey()))
                .toList();
    }

    private static void budgets(Resource topic, Switch found, Templates templates, List<Brake> brakes) {
        for (Resource budget : templates.all("AWS::Budgets::Budget")) {
            for (JsonNode notice : budget.property("NotificationsWithSubscribers")) {
                boolean trips = notice.path("Subscribers")
                        .valueStream()
                        .filter(subscriber ->
                                subscriber.path("SubscriptionType").asText().equals("SNS"))
                        .anyMatch(subscriber -> Templates.reaches(budget, subscriber, topic));
                if (trips) {
                    brakes.add(budget(budget, notice.path("Notification"), found));
                }
            }
        }
    }

    /** A forecast needs weeks of history and is counted as what is spent. */
    private static Brake budget(Resource budget, JsonNode notice, Switch found) {
        double amount =
                budget.property("Budget").path("BudgetLimit").path("Amount").asDouble();
        double percent = notice.path("Threshold").asDouble();
        Minutes told = minutes("budget");
        return new Brake(
                budget,
                "budget of %.0f US$ at %.0f %%".formatted(amount, percent),
                found.stages(),
                cuts(EnumSet.allOf(Door.class), found.levels(), told),
                told,
                amount * percent / 100,
                0);
    }

    private static Brake alarm(Resource alarm, Switch found, Templates templates, Prices prices) {
        Set<String> namespaces = new TreeSet<>(alarm.node().findValuesAsText("Namespace"));
        double periods = period(alarm)
                * alarm.property("DatapointsToAlarm")
                        .asInt(alarm.property("EvaluationPeriods").asInt(1))
                / 60.0;
        Minutes told = new Minutes(periods, periods).plus(slowest(namespaces));
        double hourly = Spending.threshold(alarm, prices).orElse(0.0);
        Set<String> stages = found.stages().contains(alarm.stack().stage())
                ? Set.of(alarm.stack().stage())
                : found.stages();
        return new Brake(
                alarm,
                "alarm on %s%s"
                        .formatted(
                                String.join(", ", namespaces),
                                hourly == 0 ? "" : ", above %s US$ an hour".formatted(Amount.dollars(hourly))),
                stages,
                cuts(watched(alarm, namespaces, found, templates), found.levels(), told),
                told,
                0,
                hourly);
    }

    private static double period(Resource alarm) {
        return alarm.node().findValues("Period").stream()
                .mapToDouble(JsonNode::asDouble)
                .max()
                .orElse(60);
    }

    private static Minutes slowest(Set<String> namespaces) {
        return namespaces.stream()
                .map(namespace -> minutes(DELAYS.has(namespace) ? namespace : "other metric"))
                .reduce(
                        new Minutes(0, 0),
                        (a, b) -> new Minutes(Math.max(a.low(), b.low()), Math.max(a.high(), b.high())));
    }

    /** A flood of the API comes through the edge, whose metrics count it too. */
    private static Set<Door> watched(Resource alarm, Set<String> namespaces, Switch found, Templates templates) {
        if (found.levels().equals(Set.of("sign-ups"))
                || namespaces.contains("AWS/Cognito")
                || templates.inAccountOf(alarm, "AWS::Lambda::Function").stream()
                        .anyMatch(function -> People.isBeforeSignUps(function, templates)
                                && Templates.mentions(alarm, alarm.node(), function))) {
            return EnumSet.of(Door.SIGN_UP);
        }
        return namespaces.contains("AWS/CloudFront")
                ? EnumSet.of(Door.EDGE, Door.API)
                : EnumSet.of(Door.API, Door.WORK);
    }

    /** The lake's door shuts with the last edge, which the sheet sees. */
    private static Map<Door, Cut> cuts(Set<Door> doors, Set<String> levels, Minutes told) {
        Map<Door, Cut> cuts = new EnumMap<>(Door.class);
        Minutes run = told.plus(minutes("switch"));
        if (levels.contains("dns")) {
            put(cuts, doors, Set.of(Door.EDGE, Door.API), new Cut(run.plus(minutes("dns")), true));
        }
        if (levels.contains("distribution")) {
            put(cuts, doors, Set.of(Door.EDGE, Door.API), new Cut(run.plus(minutes("distribution")), false));
        }
        if (levels.contains("throttle")) {
            put(cuts, doors, Set.of(Door.API), new Cut(run.plus(minutes("throttle")), false));
        }
        for (String level : List.of("events", "functions")) {
            if (levels.contains(level)) {
                put(cuts, doors, Set.of(Door.WORK), new Cut(run.plus(minutes(level)), false));
            }
        }
        if (levels.contains("sign-ups")) {
            put(cuts, doors, Set.of(Door.SIGN_UP), new Cut(run.plus(minutes("sign-ups")), false));
        }
        return cuts;
    }

    private static void put(Map<Door, Cut> cuts, Set<Door> watched, Set<Door> shut, Cut cut) {
        shut.stream().filter(watched::contains).forEach(door -> cuts.put(door, cut));
    }

    private static Minutes minutes(String name) {
        return new Minutes(DELAYS.get(name, 0), DELAYS.get(name, 1));
    }
}
