package jp.mymovie.cost.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.sheet.Brake;
import jp.mymovie.cost.sheet.Flow.Door;

/** The kill switch as the templates wire it: what trips its topic, and whose door it shuts. */
final class Brakes {
    private Brakes() {}

    /**
     * Reach of the functions behind a topic.
     *
     * @param stages accounts whose door they shut
     * @param ajar whether a distribution's own name stays open
     * @param all whether no distribution of the estate is left out
     */
    private record Switch(Set<String> stages, boolean ajar, boolean all) {
        Brake brake(Resource trigger, String words, boolean edge, double low, double high, double threshold) {
            Set<Door> doors = EnumSet.of(Door.API);
            if (edge) {
                doors.add(Door.EDGE);
            }
            if (edge && all) {
                doors.add(Door.LAKE);
            }
            return new Brake(trigger, words, stages, doors, low, high, threshold, ajar);
        }
    }

    static List<Brake> of(Templates templates) {
        List<Brake> brakes = new ArrayList<>();
        for (Resource topic : templates.all("AWS::SNS::Topic")) {
            Set<String> stages = new TreeSet<>();
            boolean[] ajar = {false};
            templates.all("AWS::SNS::Subscription").stream()
                    .filter(subscription -> Templates.reaches(subscription, subscription.property("TopicArn"), topic))
                    .filter(subscription ->
                            subscription.property("Protocol").asText().equals("lambda"))
                    .flatMap(subscription -> templates.inAccountOf(subscription, "AWS::Lambda::Function").stream()
                            .filter(function ->
                                    Templates.mentions(subscription, subscription.property("Endpoint"), function)))
                    .forEach(function -> {
                        stages.addAll(stages(function, templates));
                        ajar[0] |= !disables(function, templates);
                    });
            if (!stages.isEmpty()) {
                boolean all = templates.all("AWS::CloudFront::Distribution").stream()
                        .allMatch(edge -> stages.contains(edge.stack().stage()));
                brakes.addAll(triggers(topic, new Switch(stages, ajar[0], all), templates));
            }
        }
        return brakes;
    }

    /** Accounts whose distribution answers for a name that the function turns away. */
    private static Set<String> stages(Resource function, Templates templates) {
        Set<String> names = Arrays.stream(function.node()
                        .at("/Properties/Environment/Variables/RECORD_NAMES")
                        .asText()
                        .split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
        return templates.all("AWS::CloudFront::Distribution").stream()
                .filter(edge -> edge.property("DistributionConfig")
                        .path("Aliases")
                        .valueStream()
                        .anyMatch(alias -> names.contains(alias.asText())))
                .map(edge -> edge.stack().stage())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** True if the switch may disable the distribution, which ends its own name too. */
    private static boolean disables(Resource function, Templates templates) {
        return templates.inAccountOf(function, "AWS::IAM::Policy").stream()
                .filter(policy -> policy.stack().equals(function.stack()))
                .anyMatch(policy -> policy.node().toString().contains("\"cloudfront:UpdateDistribution\""));
    }

    private static List<Brake> triggers(Resource topic, Switch shut, Templates templates) {
        List<Brake> brakes = new ArrayList<>();
        for (Resource budget : templates.all("AWS::Budgets::Budget")) {
            for (JsonNode notice : budget.property("NotificationsWithSubscribers")) {
                boolean trips = notice.path("Subscribers")
                        .valueStream()
                        .filter(subscriber ->
                                subscriber.path("SubscriptionType").asText().equals("SNS"))
                        .anyMatch(subscriber -> Templates.reaches(budget, subscriber, topic));
                if (trips) {
                    brakes.add(budget(budget, notice.path("Notification"), shut));
                }
            }
        }
        templates.all("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> Templates.reaches(alarm, alarm.property("AlarmActions"), topic))
                .map(alarm -> alarm(alarm, shut))
                .forEach(brakes::add);
        return brakes;
    }

    private static Brake budget(Resource budget, JsonNode notice, Switch shut) {
        double amount =
                budget.property("Budget").path("BudgetLimit").path("Amount").asDouble();
        double percent = notice.path("Threshold").asDouble();
        return shut.brake(
                budget,
                "budget of %.0f US$ at %.0f %%".formatted(amount, percent),
                true,
                Figures.DELAYS.get("budget", 0) + Figures.DELAYS.get("switch", 0),
                Figures.DELAYS.get("budget", 1) + Figures.DELAYS.get("switch", 1),
                amount * percent / 100);
    }

    private static Brake alarm(Resource alarm, Switch shut) {
        JsonNode space = alarm.node().findValue("Namespace");
        String namespace = space == null ? "" : space.asText();
        JsonNode period = alarm.node().findValue("Period");
        double minutes = (period == null ? 60 : period.asInt())
                * alarm.property("EvaluationPeriods").asInt(1)
                / 60.0;
        return shut.brake(
                alarm,
                "alarm on " + namespace,
                namespace.equals("AWS/CloudFront"),
                minutes + Figures.DELAYS.get(namespace, 0) + Figures.DELAYS.get("switch", 0),
                minutes + Figures.DELAYS.get(namespace, 1) + Figures.DELAYS.get("switch", 1),
                0);
    }
}
