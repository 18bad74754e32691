package jp.mymovie.cost.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.mymovie.assembly.Resource;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.sheet.Bound;
import jp.mymovie.cost.sheet.Item;

/** User pools, topics and queues. */
final class People {
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
        String tier = pool.property("UserPoolTier").asText("ESSENTIALS").toLowerCase(Locale.ROOT);
        List<Item> items = new ArrayList<>();
        items.add(Item.used(pool, "cognito." + tier, templates.month(pool, profile -> profile.get("users of a month")))
                .bound(List.of(bound)));
        if (pool.property("EmailConfiguration")
                .path("EmailSendingAccount")
                .asText()
                .equals("DEVELOPER")) {
            items.add(Item.used(pool, "ses.mail", templates.month(pool, profile -> profile.get("users of a month")))
                    .bound(List.of(bound)));
        }
        return items;
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

    /** Filled by what failed, which only the function before it bounds. */
    static List<Item> queue(Resource queue, Templates templates) {
        return List.of(Item.used(queue, "sqs.requests", profile -> 0));
    }
}
