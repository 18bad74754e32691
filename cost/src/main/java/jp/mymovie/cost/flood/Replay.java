package jp.mymovie.cost.flood;

import java.util.ArrayList;
import java.util.List;
import jp.mymovie.cost.price.Figures;
import jp.mymovie.cost.sheet.Brake;
import jp.mymovie.cost.sheet.Brake.Cut;
import jp.mymovie.cost.sheet.Brake.Minutes;
import jp.mymovie.cost.sheet.Flow.Door;

/**
 * Two days of a flood, second by second in virtual time: what comes through, what it costs, what the triggers see and
 * when, and when the door is shut. Every delay is at its low end, or every one at its high end.
 *
 * <p>CloudFront counts requests that a web ACL blocks in its metric and does not bill them,
 * https://aws.amazon.com/about-aws/whats-new/2024/11/amazon-cloudfront-charges-requests-blocked-aws-waf/; WAF bills all.
 */
final class Replay {
    static final int DAY = 24 * 60;
    private static final int MOST = 2 * DAY;
    private static final double GIGABYTE = 1 << 20;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** Keys that an address has for reads where the edge divides addresses among keys. */
    private static final double KEYS_OF_AN_ADDRESS = 2;

    private final Site site;
    private final Way way;
    private final Target target;
    private final int addresses;
    private final boolean late;

    Replay(Site site, Way way, Target target, int addresses, boolean late) {
        this.site = site;
        this.way = way;
        this.target = target;
        this.addresses = addresses;
        this.late = late;
    }

    Course run() {
        double rate = Figures.FLOOD.get("edge requests a second", late ? 1 : 0);
        double blockedFrom = way.acl() && rate / addresses > site.addressRate()
                ? 60 * Figures.DELAYS.get("web ACL", late ? 1 : 0)
                : NEVER;
        double told = NEVER;
        double edgeShut = NEVER;
        double apiShut = NEVER;
        boolean ajar = false;
        double total = 0;
        double held = Math.min(rate, site.addressRate() * addresses);
        double[] edge = {edge(rate, rate), edge(rate, held)};
        double[] behind = {behind(rate), behind(held)};
        List<Double> spent = new ArrayList<>(List.of(0.0));
        for (int second = 1; second <= MOST * 60; second++) {
            double minute = second / 60.0;
            int blocked = second <= blockedFrom ? 0 : 1;
            if (minute <= edgeShut) {
                total += edge[blocked] + (minute <= apiShut ? behind[blocked] : 0);
            }
            if (second % 60 == 0) {
                spent.add(total);
                for (Brake brake : edgeShut == NEVER ? site.brakes() : List.<Brake>of()) {
                    Cut cut = brake.cuts().get(Door.EDGE);
                    if (cut == null || !trips(brake, minute, spent, rate, blocked == 0 ? rate : held)) {
                        continue;
                    }
                    // A budget or a metric shows this minute to people now.
                    told = Math.min(told, minute);
                    double run = end(cut.after()) - end(brake.told());
                    if (minute + run < edgeShut) {
                        edgeShut = minute + run;
                        ajar = cut.ajar();
                    }
                    Cut api = brake.cuts().get(Door.API);
                    if (api != null) {
                        apiShut = Math.min(apiShut, minute + end(api.after()) - end(brake.told()));
                    }
                }
            }
        }
        double dollars = edgeShut == NEVER ? spent.get(DAY) : total;
        return new Course(told, edgeShut, dollars, ajar, spent);
    }

    private double end(Minutes minutes) {
        return late ? minutes.high() : minutes.low();
    }

    /** An alarm knows after its delay and periods; a budget knows what was spent before its delay. */
    private boolean trips(Brake brake, double minute, List<Double> spent, double rate, double passed) {
        double delay = end(brake.told());
        if (!brake.isBudget()) {
            double hour =
                    3600 * (site.price("cloudfront.requests", rate) + site.price("cloudfront.bytes", bytes(passed)));
            return way.alarms() && minute >= delay && hour > brake.hourly();
        }
        int known = (int) Math.floor(minute - delay);
        return known >= 0 && spent.get(known) >= brake.threshold();
    }

    /** Gigabytes of the answers to requests, of which the gateway refuses those over its rate. */
    private double bytes(double requests) {
        double answered = target == Target.API ? admitted(requests) : requests;
        double refusal = Figures.FLOOD.get("kilobytes a refusal", late ? 1 : 0);
        return (answered * target.kilobytes() + (requests - answered) * refusal) / GIGABYTE;
    }

    /** Requests that the gateway lets through: an address has but some keys. */
    private double admitted(double requests) {
        double share = Math.min(1, addresses * KEYS_OF_AN_ADDRESS / site.keys());
        return Math.min(requests, site.apiRate() * share);
    }

    /** US dollars a second of the edge; a plan includes requests, bytes, functions and the web ACL. */
    private double edge(double rate, double passed) {
        if (way.isPlan()) {
            return 0;
        }
        boolean runs = target == Target.PAGE ? site.pageFunction() : target == Target.API && site.apiFunction();
        return site.price("cloudfront.requests", passed)
                + site.price("cloudfront.bytes", bytes(passed))
                + (runs ? site.price("cloudfront.functions", passed) : 0)
                + (way.acl() ? site.price("waf.requests", rate) : 0);
    }

    /** US dollars a second behind the edge. */
    private double behind(double passed) {
        if (target != Target.API) {
            return 0;
        }
        return site.apiSecond()[late ? 1 : 0] * admitted(passed) / site.apiRate();
    }
}
