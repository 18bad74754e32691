package jp.mymovie.cost.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.price.Profile;
import jp.mymovie.cost.sheet.Bound;
import jp.mymovie.cost.sheet.Item;

/** Starts of a function: by what, and how often. */
final class Runs {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    private final Resource function;
    private final Templates templates;
    private final List<Resource> names = new ArrayList<>();

    Runs(Resource function, Templates templates) {
        this.function = function;
        this.templates = templates;
        names.add(function);
        templates.mentioning(function, "AWS::Lambda::Alias").forEach(names::add);
    }

    boolean isBehindApi() {
        return starts("AWS::ApiGateway::Method").findAny().isPresent();
    }

    boolean isOnStream() {
        return mappings().findAny().isPresent();
    }

    Stream<Resource> mappings() {
        return starts("AWS::Lambda::EventSourceMapping");
    }

    /** True if a mapping, rule, schedule or subscription names the function. */
    boolean isStartedBy(Resource other) {
        return names.stream().anyMatch(name -> templates.mentions(other, name));
    }

    private Stream<Resource> starts(String type) {
        return templates.inAccountOf(function, type).stream().filter(this::isStartedBy);
    }

    private Stream<Resource> schedules() {
        return Stream.concat(starts("AWS::Events::Rule"), starts("AWS::Scheduler::Schedule"))
                .filter(rule -> rule.property("ScheduleExpression").isTextual());
    }

    private boolean isNotified() {
        return Stream.of(
                        starts("AWS::SNS::Subscription"),
                        starts("AWS::S3::Bucket"),
                        starts("AWS::Events::Rule")
                                .filter(rule -> rule.property("EventPattern").isObject()))
                .flatMap(others -> others)
                .findAny()
                .isPresent();
    }

    private boolean isOfDeployments() {
        return isHook() || isBehindCustomResource();
    }

    /** CodeDeploy calls it when the alias of a function moves. */
    private boolean isHook() {
        return templates.inAccountOf(function, "AWS::Lambda::Alias").stream()
                .anyMatch(alias -> Templates.mentions(alias, alias.node().path("UpdatePolicy"), function));
    }

    private boolean isBehindCustomResource() {
        return templates.all().stream()
                .filter(other -> other.type().startsWith("Custom::"))
                .filter(other -> other.stack().equals(function.stack()))
                .anyMatch(other -> names.stream()
                        .anyMatch(name -> Templates.mentions(other, other.property("ServiceToken"), name)));
    }

    /** Runs a day of all that starts it; nothing where something starts it that nothing bounds, or nothing is known. */
    Optional<Bound> bound() {
        List<Bound> bounds = new ArrayList<>();
        if (isOnStream()) {
            Optional<Bound> records = new Streams(templates).records(mappings().toList());
            if (records.isEmpty()) {
                return Optional.empty();
            }
            bounds.add(records.get());
        }
        if (People.isBeforeSignUps(function, templates)) {
            double aSecond = Figures.QUOTAS.get("sign-ups a second");
            double attempts = Figures.QUOTAS.get("attempts of a trigger of a user pool");
            bounds.add(new Bound(
                    Bound.Column.BEST_EFFORT,
                    Bound.Origin.BEHIND,
                    "quota of %.0f sign-ups a second, %.0f attempts".formatted(aSecond, attempts),
                    aSecond * Edge.DAY * attempts));
        }
        if (isBehindApi()) {
            Optional<Bound> roof = Gateway.roofOfAccount(function, templates);
            if (roof.isEmpty()) {
                return Optional.empty();
            }
            bounds.add(roof.get().behind(1));
        }
        schedules()
                .map(rule -> new Bound(
                        Bound.Column.BEST_EFFORT,
                        Bound.Origin.BEHIND,
                        rule.property("ScheduleExpression").asText(),
                        aDay(rule) * (1 + retries(rule))))
                .forEach(bounds::add);
        if (isNotified()) {
            bounds.add(Bound.assumed("assumed: events a day", Figures.FLOOD.get("events a day", 1)));
        }
        if (isOfDeployments()) {
            bounds.add(Bound.assumed("assumed: deployments a day", Figures.FLOOD.get("deployments a day", 1)));
        }
        return bounds.stream()
                .reduce((a, b) -> new Bound(
                        Bound.Column.BEST_EFFORT,
                        a.origin() == Bound.Origin.ASSUMED ? a.origin() : b.origin(),
                        a.words() + " and " + b.words(),
                        a.aDay() + b.aDay()));
    }

    /** Runs of a month. */
    double month(Profile profile) {
        double runs = schedules().mapToDouble(Runs::aDay).sum() * Item.DAYS;
        if (isBehindApi()) {
            long peers = templates.inAccountOf(function, function.type()).stream()
                    .filter(other -> new Runs(other, templates).isBehindApi())
                    .count();
            runs += profile.ofVisitors("API requests a visitor") / peers;
        }
        if (isOnStream()) {
            runs += profile.ofApiRequests("stream runs an API request");
        }
        if (isNotified()) {
            runs += profile.get("events an account");
        }
        return isOfDeployments() ? runs + profile.get("deployments") : runs;
    }

    /** Seconds of a run of a month. */
    double seconds(Profile profile) {
        return profile.get(isBehindApi() ? "seconds an API request" : "seconds of other runs");
    }

    private static double aDay(Resource rule) {
        String expression = rule.property("ScheduleExpression").asText();
        Matcher rate = RATE.matcher(expression);
        if (rate.matches()) {
            int minutes = Integer.parseInt(rate.group(1))
                    * switch (rate.group(2)) {
                        case "minute" -> 1;
                        case "hour" -> 60;
                        default -> 24 * 60;
                    };
            return 24.0 * 60 / minutes;
        }
        if (expression.matches("cron\\(\\d+ [\\d,]+ .*")) {
            return expression.split(" ")[1].split(",").length;
        }
        if (expression.matches("cron\\(\\d+ \\* .*")) {
            return 24;
        }
        throw new IllegalArgumentException("a schedule must be rate(…), cron(M H,… …) or cron(M * …), got '%s' (%s)"
                .formatted(expression, rule.place()));
    }

    private static double retries(Resource rule) {
        JsonNode attempts = rule.node().findValue("MaximumRetryAttempts");
        return attempts == null ? Figures.QUOTAS.get("retries of a schedule without a policy") : attempts.asDouble();
    }
}
