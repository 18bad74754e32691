package jp.mymovie.lab.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Spliterators;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import jp.mymovie.lab.logs.Visit.Fate;
import jp.mymovie.lab.logs.Visit.Gateway;
import jp.mymovie.lab.logs.Visit.Invocation;
import jp.mymovie.lab.logs.Visit.Noise;
import jp.mymovie.lab.logs.Visit.Outcome;
import org.jspecify.annotations.Nullable;

/** The visits of a day, made up one at a time. */
final class Visits extends Spliterators.AbstractSpliterator<Visit> {
    private static final Audience AUDIENCE = new Audience();
    private static final List<String> ASSETS = List.of(
            "/assets/index-C1cXCQ9n.js",
            "/assets/index-CAGkd2fx.css",
            "/assets/icons-DBCMu5QW.js",
            "/assets/ja-Bnh8po6P.js",
            "/icon.svg");
    private static final List<String> PROBES = List.of(
            "/wp-login.php",
            "/.env",
            "/.git/config",
            "/index.php",
            "/robots.txt",
            "/films/1'%20OR%20'1'='1",
            "/u/%E6%98%A0%E7%94%BB%F0%9F%8E%AC",
            "/u/x;DROP%20TABLE%20cloudfront;--",
            "/../../etc/passwd",
            "/%00%22%0d%0aSet-Cookie:a=b");
    private static final int FUNCTION_LIMIT_MILLIS = 10_000;

    private final List<Source> sources;
    private final Source busiest;
    private final SplittableRandom random;
    private final long start;
    private final long first;
    private final int count;
    private final long seed;
    private int next;

    /**
     * @param first the number of the first visit
     * @param count how many
     */
    Visits(List<Source> sources, long seed, LocalDate day, long first, int count) {
        super(count, ORDERED | NONNULL | IMMUTABLE | SIZED);
        this.sources = sources;
        this.busiest = sources.stream()
                .filter(source -> source.stage().equals("Prod"))
                .findFirst()
                .orElse(sources.get(0));
        this.seed = seed;
        this.random = new SplittableRandom(seed * 1_000_003 + day.toEpochDay());
        this.start = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        this.first = first;
        this.count = count;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Visit> action) {
        if (next == count) {
            return false;
        }
        Instant time = Instant.ofEpochMilli(start + DayCurve.millisecond((next + random.nextDouble()) / count));
        action.accept(visit(first + next++, time));
        return true;
    }

    private Visit visit(long number, Instant time) {
        Source source = random.nextInt(16) > 0 ? busiest : sources.get(random.nextInt(sources.size()));
        int kind = random.nextInt(1000);
        if (kind < 50) {
            return probe(number, source, time);
        }
        if (kind < 600) {
            return file(number, source, time);
        }
        return kind < 980 ? call(number, source, time) : pastEdge(number, source, time);
    }

    private Visit probe(long number, Source source, Instant time) {
        String path = PROBES.get(random.nextInt(PROBES.size()));
        if (random.nextInt(400) == 0) {
            path = "/" + "a/".repeat(3000);
        }
        String address = AUDIENCE.address(random, true);
        boolean hostile = path.contains("%") || path.length() > 1000;
        return edge(
                number,
                source,
                time,
                address,
                true,
                hostile,
                "GET",
                path,
                404,
                "Error",
                520,
                1 + random.nextInt(30),
                "text/html",
                null,
                null);
    }

    private Visit file(long number, Source source, Instant time) {
        boolean asset = random.nextInt(3) > 0;
        String path = asset
                ? ASSETS.get(random.nextInt(ASSETS.size()))
                : switch (random.nextInt(4)) {
                    case 0 -> "/";
                    case 1 -> "/films/" + AUDIENCE.film(random);
                    default -> "/u/" + AUDIENCE.handle(random);
                };
        int luck = random.nextInt(100);
        String result = luck < 88 ? "Hit" : luck < 91 ? "RefreshHit" : "Miss";
        boolean unchanged = random.nextInt(8) == 0;
        long bytes = unchanged ? 310 : asset ? 4000 + 37L * path.length() * path.length() : 2400;
        int millis = result.equals("Hit") ? 1 + random.nextInt(4) : 20 + random.nextInt(160);
        String type = path.endsWith(".js")
                ? "text/javascript"
                : path.endsWith(".css") ? "text/css" : path.endsWith(".svg") ? "image/svg+xml" : "text/html";
        return edge(
                number,
                source,
                time,
                AUDIENCE.address(random, false),
                false,
                false,
                "GET",
                path,
                unchanged ? 304 : 200,
                result,
                bytes,
                millis,
                type,
                null,
                null);
    }

    private Visit call(long number, Source source, Instant time) {
        Route route = Route.any(random);
        String path = "/api" + route.with(AUDIENCE.handle(random), AUDIENCE.film(random));
        int luck = random.nextInt(10_000);
        Outcome outcome = Outcome.OK;
        int status = route.writes() ? 204 : 200;
        String responseType = "-";
        boolean runs = true;
        if (luck < 15) {
            outcome = Outcome.ERROR;
            status = 500;
        } else if (luck < 20) {
            outcome = Outcome.TIMEOUT;
        } else if (luck < 23) {
            outcome = Outcome.OUT_OF_MEMORY;
        } else if (luck < 143 && route.personal()) {
            status = 401;
            responseType = "UNAUTHORIZED";
            runs = false;
        } else if (luck < 173) {
            status = 429;
            responseType = "THROTTLED";
            runs = false;
        } else if (luck < 373) {
            status = 404;
        } else if (luck < 423) {
            status = 400;
        } else if (luck < 523 && !route.writes()) {
            status = 304;
        }
        if (outcome == Outcome.TIMEOUT || outcome == Outcome.OUT_OF_MEMORY) {
            status = 502;
            responseType = "INTEGRATION_FAILURE";
        }
        int running = outcome == Outcome.TIMEOUT ? FUNCTION_LIMIT_MILLIS : latency(route.writes() ? 28 : 14);
        Invocation invocation = runs
                ? new Invocation(
                        Ids.uuid(random), route.writes(), outcome, Duration.ofMillis(running), time.plusMillis(running))
                : null;
        int integration = runs ? running + 2 + random.nextInt(6) : -1;
        long length = status == 204 || status == 304 ? 0 : status >= 400 ? 190 : 300 + random.nextInt(6000);
        Gateway gateway = new Gateway(
                Ids.uuid(random),
                route.path(),
                responseType,
                length,
                Math.max(0, integration) + 1 + random.nextInt(4),
                integration,
                true);
        return edge(
                number,
                source,
                time,
                AUDIENCE.address(random, false),
                false,
                false,
                route.method(),
                path,
                status,
                status >= 400 ? "Error" : "Miss",
                length + 640,
                gateway.latency() + 4 + random.nextInt(12),
                status >= 400 ? "application/problem+json" : "application/json",
                gateway,
                invocation);
    }

    private Visit pastEdge(long number, Source source, Instant time) {
        boolean found = random.nextBoolean();
        Gateway gateway = new Gateway(
                Ids.uuid(random),
                found ? "/v1/users/{handle}" : "-",
                found ? "INVALID_API_KEY" : "MISSING_AUTHENTICATION_TOKEN",
                190,
                1 + random.nextInt(5),
                -1,
                false);
        String path =
                "/api" + (found ? "/v1/users/" + AUDIENCE.handle(random) : PROBES.get(random.nextInt(PROBES.size())));
        return new Visit(
                number,
                source,
                time,
                false,
                "-",
                AUDIENCE.address(random, true),
                "curl/8.11.1",
                "GET",
                path,
                403,
                "-",
                0,
                0,
                0,
                0,
                "-",
                path.contains("%"),
                gateway,
                null,
                fate(time, false, gateway, null));
    }

    private Visit edge(
            long number,
            Source source,
            Instant time,
            String address,
            boolean bot,
            boolean hostilePath,
            String method,
            String path,
            int status,
            String result,
            long bytes,
            int millis,
            String type,
            @Nullable Gateway gateway,
            @Nullable Invocation invocation) {
        boolean hostileAgent = random.nextInt(700) == 0;
        String userAgent = hostileAgent ? AUDIENCE.hostile(random) : AUDIENCE.userAgent(address, bot);
        return new Visit(
                number,
                source,
                time,
                true,
                Ids.edge(random),
                address,
                userAgent,
                method,
                path,
                status,
                result,
                bytes,
                60 + path.length() + userAgent.length() / 8,
                millis,
                Math.max(0, millis - random.nextInt(3)),
                type,
                hostilePath || hostileAgent,
                gateway,
                invocation,
                fate(time, true, gateway, invocation));
    }

    /** One hour in 24 is one of which CloudFront delivers a third a good while later. */
    private Fate fate(Instant time, boolean throughEdge, @Nullable Gateway gateway, @Nullable Invocation invocation) {
        int luck = random.nextInt(30_000);
        boolean lateHour = Math.floorMod((seed + time.getEpochSecond() / 3600) * 0x9E3779B97F4A7C15L >>> 32, 24) == 0;
        boolean late = throughEdge && lateHour && random.nextInt(3) == 0;
        boolean failed = invocation != null && invocation.outcome() != Outcome.OK;
        boolean poisoned = failed && random.nextInt(50) == 0;
        Noise noise = luck < 1000
                ? Noise.NONE
                : luck < 1005 ? Noise.TRUNCATED : luck < 1010 ? Noise.DASHES : luck < 1013 ? Noise.GARBAGE : Noise.NONE;
        return new Fate(
                !throughEdge ? 0 : luck < 15 ? 2 : 1,
                late,
                gateway == null ? 0 : luck < 30 ? 2 : 1,
                !failed || poisoned ? 0 : random.nextInt(50) == 0 ? 2 : 1,
                poisoned,
                noise);
    }

    private int latency(int typical) {
        return (int) Math.min(2500, Math.max(2, typical * Math.exp(0.7 * random.nextGaussian())));
    }
}
