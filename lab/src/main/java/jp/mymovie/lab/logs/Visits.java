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
import jp.mymovie.local.edge.AccessRecord;
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
    private static final List<String> LOCATIONS = List.of("NRT57-P3", "NRT20-C1", "KIX56-C2", "ICN80-P1", "SIN52-P2");
    private static final AccessRecord.Connection TLS =
            new AccessRecord.Connection("https", "HTTP/2.0", "TLSv1.3", "TLS_AES_128_GCM_SHA256");
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

    /** A place in the order of visits. */
    private record Arrival(long number, Source source, Instant time) {}

    /** Request: the path that is asked for, and by whom. */
    private record Asked(String address, boolean bot, String method, String path) {
        boolean hostile() {
            return path.contains("%") || path.length() > 1000;
        }
    }

    /** Answer of the edge. */
    private record Answered(int status, String result, long bytes, String type, int millis) {}

    /** Invocation behind the edge. */
    private record Behind(
            @Nullable Gateway gateway, @Nullable Invocation invocation) {
        static final Behind NOTHING = new Behind(null, null);
    }

    private Visit visit(long number, Instant time) {
        Source source = random.nextInt(16) > 0 ? busiest : sources.get(random.nextInt(sources.size()));
        Arrival arrival = new Arrival(number, source, time);
        int kind = random.nextInt(1000);
        if (kind < 50) {
            return probe(arrival);
        }
        if (kind < 600) {
            return file(arrival);
        }
        return kind < 980 ? call(arrival) : pastEdge(arrival);
    }

    private Visit probe(Arrival arrival) {
        String path = random.nextInt(400) == 0 ? "/" + "a/".repeat(3000) : PROBES.get(random.nextInt(PROBES.size()));
        Asked asked = new Asked(AUDIENCE.address(random, true), true, "GET", path);
        Answered answered = new Answered(404, "Error", 520, "text/html", 1 + random.nextInt(30));
        return edge(arrival, asked, answered, Behind.NOTHING);
    }

    private Visit file(Arrival arrival) {
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
        return edge(
                arrival,
                new Asked(AUDIENCE.address(random, false), false, "GET", path),
                new Answered(unchanged ? 304 : 200, result, bytes, type(path), millis),
                Behind.NOTHING);
    }

    private static String type(String path) {
        return path.endsWith(".js")
                ? "text/javascript"
                : path.endsWith(".css") ? "text/css" : path.endsWith(".svg") ? "image/svg+xml" : "text/html";
    }

    /** Outcome of a call of the API. */
    private record Ending(Outcome outcome, int status, String responseType, boolean runs) {
        static Ending of(int luck, Route route) {
            if (luck < 15) {
                return new Ending(Outcome.ERROR, 500, "-", true);
            }
            if (luck < 23) {
                return new Ending(
                        luck < 20 ? Outcome.TIMEOUT : Outcome.OUT_OF_MEMORY, 502, "INTEGRATION_FAILURE", true);
            }
            if (luck < 143 && route.personal()) {
                return new Ending(Outcome.OK, 401, "UNAUTHORIZED", false);
            }
            if (luck < 173) {
                return new Ending(Outcome.OK, 429, "THROTTLED", false);
            }
            int well = route.writes() ? 204 : 200;
            int status = luck < 373 ? 404 : luck < 423 ? 400 : luck < 523 && !route.writes() ? 304 : well;
            return new Ending(Outcome.OK, status, "-", true);
        }
    }

    private Visit call(Arrival arrival) {
        Route route = Route.any(random);
        String path = "/api" + route.with(AUDIENCE.handle(random), AUDIENCE.film(random));
        Ending ending = Ending.of(random.nextInt(10_000), route);
        int status = ending.status;
        int running = ending.outcome == Outcome.TIMEOUT ? FUNCTION_LIMIT_MILLIS : latency(route.writes() ? 28 : 14);
        Invocation invocation = ending.runs
                ? new Invocation(
                        Ids.uuid(random),
                        route.writes(),
                        ending.outcome,
                        Duration.ofMillis(running),
                        arrival.time.plusMillis(running))
                : null;
        int integration = ending.runs ? running + 2 + random.nextInt(6) : -1;
        long length = status == 204 || status == 304 ? 0 : status >= 400 ? 190 : 300 + random.nextInt(6000);
        Gateway gateway = new Gateway(
                Ids.uuid(random),
                route.path(),
                ending.responseType,
                length,
                Math.max(0, integration) + 1 + random.nextInt(4),
                integration,
                true);
        return edge(
                arrival,
                new Asked(AUDIENCE.address(random, false), false, route.method(), path),
                new Answered(
                        status,
                        status >= 400 ? "Error" : "Miss",
                        length + 640,
                        status >= 400 ? "application/problem+json" : "application/json",
                        gateway.latency() + 4 + random.nextInt(12)),
                new Behind(gateway, invocation));
    }

    private Visit pastEdge(Arrival arrival) {
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
        Asked asked = new Asked(AUDIENCE.address(random, true), true, "GET", path);
        AccessRecord request = new AccessRecord(
                arrival.time,
                AccessRecord.NONE,
                viewer(arrival, asked, "curl/8.11.1"),
                new AccessRecord.Asked("GET", arrival.source.domain(), path, AccessRecord.NONE, 0),
                new AccessRecord.Answered(403, AccessRecord.NONE, 0, AccessRecord.NONE, 0),
                new AccessRecord.Served(
                        AccessRecord.NONE, AccessRecord.NONE, AccessRecord.NONE, Duration.ZERO, Duration.ZERO));
        return new Visit(
                arrival.number,
                arrival.source,
                request,
                path.contains("%"),
                gateway,
                null,
                fate(arrival.time, false, gateway, null));
    }

    private Visit edge(Arrival arrival, Asked asked, Answered answered, Behind behind) {
        boolean hostileAgent = random.nextInt(700) == 0;
        String userAgent = hostileAgent ? AUDIENCE.hostile(random) : AUDIENCE.userAgent(asked.address, asked.bot);
        String id = Ids.edge(random);
        Source source = arrival.source;
        AccessRecord request = new AccessRecord(
                arrival.time,
                id,
                viewer(arrival, asked, userAgent),
                new AccessRecord.Asked(
                        asked.method,
                        source.domain(),
                        asked.path,
                        AccessRecord.NONE,
                        60 + asked.path.length() + userAgent.length() / 8),
                new AccessRecord.Answered(
                        answered.status,
                        answered.result,
                        answered.bytes,
                        answered.type,
                        Math.max(0, answered.bytes - 300)),
                new AccessRecord.Served(
                        source.edgeDomain(),
                        LOCATIONS.get(Math.floorMod(asked.address.hashCode(), LOCATIONS.size())),
                        AccessRecord.NONE,
                        Duration.ofMillis(answered.millis),
                        Duration.ofMillis(Math.max(0, answered.millis - random.nextInt(3)))));
        return new Visit(
                arrival.number,
                source,
                request,
                asked.hostile() || hostileAgent,
                behind.gateway,
                behind.invocation,
                fate(arrival.time, true, behind.gateway, behind.invocation));
    }

    private static AccessRecord.Viewer viewer(Arrival arrival, Asked asked, String userAgent) {
        int port = 1024 + (int) (arrival.number % 60_000);
        return new AccessRecord.Viewer(asked.address, port, userAgent, AccessRecord.NONE, TLS);
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
