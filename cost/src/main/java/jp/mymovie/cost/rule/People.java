package jp.mymovie.cost.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.sheet.Bound;
import jp.mymovie.cost.sheet.Flow.Door;
import jp.mymovie.cost.sheet.Item;

/** User pools, topics and queues. */
final class People {
    /** Environment of a function before sign-ups, in which the cap stands. */
    private static final List<String> SIGN_UPS = List.of("SIGN_UPS_A_DAY");

    /** Sources that give a queue the events that a function failed at. */
    private static final List<String> FAILING = List.of(
            "AWS::Lambda::EventSourceMapping",
            "AWS::Lambda::EventInvokeConfig",
            "AWS::SNS::Subscription",
            "AWS::Scheduler::Schedule",
            "AWS::Events::Rule");

    private People() {}

    /**
     * The hosted pages stand outside of CloudFront, so the switch does not reach them. The quota of mails stops no
     * sign-up: Cognito makes the user, who is billed, and then reports that the mail could not be sent.
     */
    static List<Item> pool(Resource pool, Templates templates) {
        if (pool.property("SmsConfiguration").isObject()) {
            return List.of(Item.unpriced(pool));
        }
        boolean closed = pool.property("AdminCreateUserConfig")
                .path("AllowAdminCreateUserOnly")
                .asBoolean();
        double aSecond = Figures.QUOTAS.get("sign-ups a second");
        Bound bound = closed
                ? new Bound(Bound.Column.HARD, Bound.Origin.TEMPLATE, "AllowAdminCreateUserOnly true", 0)
                : new Bound(
                        Bound.Column.HARD,
                        Bound.Origin.QUOTA,
                        "quota of %.0f sign-ups a second".formatted(aSecond),
                        aSecond * Edge.DAY);
        List<Bound> bounds =
                Stream.concat(Stream.of(bound), cap(pool, templates)).toList();
        String tier = pool.property("UserPoolTier").asText("ESSENTIALS").toLowerCase(Locale.ROOT);
        List<Item> items = new ArrayList<>();
        items.add(Item.used(pool, "cognito." + tier, templates.month(pool, profile -> profile.get("users of a month")))
                .bound(bounds)
                .flow(Door.SIGN_UP, closed ? 0 : aSecond, closed ? 0 : aSecond));
        if (pool.property("EmailConfiguration")
                .path("EmailSendingAccount")
                .asText()
                .equals("DEVELOPER")) {
            items.add(Item.used(pool, "ses.mail", templates.month(pool, profile -> profile.get("users of a month")))
                    .bound(bounds)
                    .flow(Door.SIGN_UP, closed ? 0 : aSecond, closed ? 0 : aSecond));
        }
        return items;
    }

    /** Sign-ups a day that the function before them lets through: what it counts, AWS does not enforce. */
    private static Stream<Bound> cap(Resource pool, Templates templates) {
        return templates.inAccountOf(pool, "AWS::Lambda::Function").stream()
                .filter(function -> isBefore(pool, function, templates))
                .flatMap(function -> SIGN_UPS.stream()
                        .filter(name -> variables(function).has(name))
                        .map(name -> new Bound(
                                Bound.Column.BEST_EFFORT,
                                Bound.Origin.TEMPLATE,
                                "%s %s of %s"
                                        .formatted(
                                                name,
                                                variables(function).path(name).asText(),
                                                function.plainId()),
                                variables(function).path(name).asDouble())));
    }

    private static JsonNode variables(Resource function) {
        return function.node().at("/Properties/Environment/Variables");
    }

    /**
     * True if a pool of the account asks a function, or an alias of it, before each sign-up, or if a pool may ask a
     * function with a cap: one that has forgotten it does not make it cheaper.
     */
    static boolean isBeforeSignUps(Resource function, Templates templates) {
        return templates.inAccountOf(function, "AWS::Cognito::UserPool").stream()
                        .anyMatch(pool -> isBefore(pool, function, templates))
                || (SIGN_UPS.stream().anyMatch(variables(function)::has)
                        && templates.inAccountOf(function, "AWS::Lambda::Permission").stream()
                                .filter(permission -> permission
                                        .property("Principal")
                                        .asText()
                                        .equals("cognito-idp.amazonaws.com"))
                                .anyMatch(new Runs(function, templates)::isStartedBy));
    }

    private static boolean isBefore(Resource pool, Resource function, Templates templates) {
        JsonNode asked = pool.property("LambdaConfig").path("PreSignUp");
        return !asked.isMissingNode()
                && Stream.concat(Stream.of(function), templates.mentioning(function, "AWS::Lambda::Alias").stream())
                        .anyMatch(name -> Templates.mentions(pool, asked, name));
    }

    static List<Item> topic(Resource topic, Templates templates) {
        long mails = templates.mentioning(topic, "AWS::SNS::Subscription").stream()
                .filter(subscription ->
                        subscription.property("Protocol").asText().equals("email"))
                .count();
        if (mails == 0) {
            return List.of();
        }
        double aSecond = Figures.QUOTAS.get("mails a second of one topic");
        return List.of(Item.used(topic, "sns.mail", profile -> profile.get("mails a topic") * mails)
                .bound(List.of(new Bound(
                        Bound.Column.HARD,
                        Bound.Origin.QUOTA,
                        "quota of %.0f mails a second".formatted(aSecond),
                        aSecond * Edge.DAY))));
    }

    /** Filled by what failed: each run of the functions before it at most once. */
    static List<Item> queue(Resource queue, Templates templates) {
        List<Optional<Bound>> runs = templates.inAccountOf(queue, "AWS::Lambda::Function").stream()
                .filter(function -> fails(function, queue, templates))
                .map(function -> new Runs(function, templates).bound())
                .toList();
        Item item = Item.used(queue, "sqs.requests", profile -> 0);
        return List.of(
                runs.isEmpty() || runs.stream().anyMatch(Optional::isEmpty)
                        ? item
                        : item.bound(runs.stream()
                                .flatMap(Optional::stream)
                                .reduce((a, b) -> new Bound(
                                        a.column(),
                                        a.origin() == Bound.Origin.ASSUMED ? a.origin() : b.origin(),
                                        a.words() + " and " + b.words(),
                                        a.aDay() + b.aDay()))
                                .map(bound -> bound.behind(1))
                                .stream()
                                .toList()));
    }

    /** Queues of another region are known by their names. */
    private static boolean isNamed(Resource other, Resource queue) {
        String name = queue.property("QueueName").asText();
        return !name.isEmpty() && other.node().toString().contains(":" + name + "\"");
    }

    private static boolean fails(Resource function, Resource queue, Templates templates) {
        return templates.mentions(function, queue)
                || FAILING.stream()
                        .flatMap(type -> templates.inAccountOf(queue, type).stream())
                        .filter(other -> templates.mentions(other, queue) || isNamed(other, queue))
                        .anyMatch(other -> new Runs(function, templates).isStartedBy(other));
    }
}
