package jp.mymovie.lab.lake;

import static java.util.stream.Collectors.groupingBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.mymovie.lab.logs.Call;
import jp.mymovie.lab.logs.Complaint;
import jp.mymovie.lab.logs.ObjectRequest;
import jp.mymovie.lab.logs.Traffic;
import jp.mymovie.lab.logs.Visit;
import jp.mymovie.lab.logs.Visit.Gateway;
import jp.mymovie.lab.logs.Visit.Invocation;
import jp.mymovie.lab.logs.Visit.Outcome;
import jp.mymovie.local.lake.LogDelivery;
import org.jspecify.annotations.Nullable;

/** What saved queries must answer over some days, computed from what truly happened and not from any line of a log. */
final class TrueAnswers {
    private static final DateTimeFormatter KEY = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** A call of the function behind a visit that did not end well. */
    private record Failure(Visit visit, Invocation run) {
        String time() {
            return run.end().truncatedTo(ChronoUnit.MILLIS).toString();
        }

        String kind() {
            return switch (run.outcome()) {
                case TIMEOUT -> "timeout";
                case OUT_OF_MEMORY -> "error";
                default -> Complaint.of(visit).errorType();
            };
        }

        @Nullable
        String message() {
            return switch (run.outcome()) {
                case TIMEOUT -> null;
                case OUT_OF_MEMORY -> "Runtime.OutOfMemory";
                default -> {
                    Complaint complaint = Complaint.of(visit);
                    yield written(Objects.requireNonNullElse(complaint.errorMessage(), complaint.message()));
                }
            };
        }
    }

    private final List<Visit> edge;
    private final List<Visit> gateway;
    private final List<Failure> failures;
    private final List<Call> calls;
    private final List<ObjectRequest> requests;
    private final LocalDate last;

    TrueAnswers(Traffic traffic, LocalDate first, LocalDate last) {
        this.last = last;
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        List<Visit> visits = days.stream().flatMap(traffic::visits).toList();
        edge = visits.stream().filter(Visit::throughEdge).toList();
        gateway = visits.stream().filter(visit -> visit.gateway() != null).toList();
        // A run that began before midnight may end, and write, after it.
        failures = Stream.concat(traffic.visits(first.minusDays(1)), visits.stream())
                .filter(visit -> visit.invocation() != null)
                .map(visit -> new Failure(visit, Objects.requireNonNull(visit.invocation())))
                .filter(failure -> failure.run.outcome() != Outcome.OK && days.contains(failure.run.day()))
                .filter(failure -> failure.visit.fate().functionLines() > 0)
                .toList();
        calls = days.stream().flatMap(traffic::calls).toList();
        requests = days.stream().flatMap(traffic::objectRequests).toList();
    }

    List<List<@Nullable Object>> of(String query) {
        return switch (query) {
            case "page-views" ->
                top(100, pages(visit -> true), visit -> List.of(visit.path()), same -> List.of(lines(same)));
            case "most-viewed-users" -> viewed("^/api/v1/users/([^/]+)");
            case "most-viewed-films" -> viewed("^/api/v1/films/([0-9]+)");
            case "visitors" ->
                byKey(
                        people(),
                        visit -> List.of(KEY.format(visit.day()), visit.source().account()),
                        same -> List.of(addresses(same), lines(same)));
            case "busiest-hours" ->
                top(
                        100,
                        people(),
                        visit -> List.of(SECOND.format(visit.time()).substring(11, 13)),
                        same -> List.of(lines(same), sum(same, Visit::bytesSent)));
            case "error-rate" ->
                byKey(
                        edge,
                        visit -> List.of(KEY.format(visit.day()), visit.source().account()),
                        same -> List.of(
                                lines(same),
                                percent(same, visit -> visit.status() / 100 == 4),
                                percent(same, visit -> visit.status() >= 500)));
            case "failing-paths" ->
                top(
                        100,
                        edge(visit -> visit.status() >= 500),
                        visit -> List.of(visit.method(), visit.path(), "" + visit.status()),
                        same -> List.of(
                                lines(same),
                                seconds(same).getFirst(),
                                seconds(same).getLast()));
            case "client-errors-by-address" ->
                top(
                        100,
                        edge(visit -> visit.status() / 100 == 4),
                        visit -> List.of(visit.address(), "" + visit.status()),
                        same -> List.of(lines(same)));
            case "new-addresses" -> newAddresses();
            case "user-agents" ->
                top(
                        100,
                        edge,
                        visit -> List.of(LogDelivery.encoded(visit.userAgent())),
                        same -> List.of(
                                lines(same),
                                addresses(same),
                                lines(same.stream()
                                        .filter(visit -> visit.status() >= 400)
                                        .toList())));
            case "bytes-by-path" -> bytesByPath();
            case "cache-hit-rate" ->
                byKey(
                        edge,
                        visit -> List.of(what(visit)),
                        same -> List.of(
                                lines(same),
                                percent(same, visit -> visit.result().endsWith("Hit"))));
            case "cost-of-requests" ->
                byKey(edge, visit -> List.of(what(visit)), same -> {
                    long requests = lines(same);
                    long bytes = sum(same, Visit::bytesSent);
                    double api = what(same.getFirst()).equals("api") ? 4.25 : 0;
                    return List.of(requests, bytes, requests * (1.2 + api) / 1e6 + bytes * 0.114 / 1e9);
                });
            case "gateway-refusals" ->
                top(
                        100,
                        gateway.stream()
                                .filter(visit -> !gateway(visit).responseType().equals("-"))
                                .toList(),
                        visit -> List.of(
                                visit.source().account(),
                                gateway(visit).responseType(),
                                "" + visit.status(),
                                visit.method(),
                                gateway(visit).resourcePath()),
                        same -> List.of(gatewayLines(same)));
            case "origin-keys" ->
                byKey(
                        gateway,
                        visit -> List.of(
                                KEY.format(visit.day()),
                                visit.source().account(),
                                gateway(visit).keyed() ? visit.source().apiKeyId() : "-"),
                        same -> List.of(gatewayLines(same)));
            case "slowest-routes" ->
                byKey(
                        gateway,
                        visit -> List.of(visit.method(), gateway(visit).resourcePath()),
                        same -> List.of(
                                gatewayLines(same), quantile(same, 0.5), quantile(same, 0.95), quantile(same, 1)));
            case "function-errors" -> functionErrors();
            case "killed-calls" -> killedCalls();
            case "log-readers" ->
                top(
                                requests.stream()
                                        .filter(request ->
                                                request.asked().operation().equals("REST.GET.OBJECT"))
                                        .toList(),
                                request -> List.of(
                                        request.place().bucket(),
                                        request.asker().requester(),
                                        request.asker().address(),
                                        "" + request.answer().status()),
                                same -> List.of(
                                        same.stream()
                                                .mapToLong(request ->
                                                        request.fate().lines())
                                                .sum(),
                                        same.stream()
                                                .mapToLong(request -> request.fate()
                                                                .lines()
                                                        * request.answer().bytesSent())
                                                .sum()))
                        .stream()
                        .limit(100)
                        .map(row -> replaced(row, 5, 0L))
                        .toList();
            case "denied-calls" ->
                trail(call -> !call.errorCode().isEmpty(), call -> List.of(call.errorCode()), same -> List.of());
            case "changes" ->
                trail(
                        call -> call.errorCode().isEmpty(),
                        call -> List.of(),
                        same -> List.of(
                                same.stream()
                                        .map(call -> call.time().toString())
                                        .min(Comparator.naturalOrder())
                                        .orElseThrow(),
                                same.stream()
                                        .map(call -> call.time().toString())
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow()));
            default -> throw new IllegalArgumentException(query);
        };
    }

    /** What one address asked for. */
    List<List<@Nullable Object>> oneAddress(String address) {
        return edge.stream()
                .filter(visit -> visit.address().equals(address))
                .flatMap(
                        visit -> Stream.generate(() -> visit).limit(visit.fate().edgeLines()))
                .sorted(Comparator.comparing((Visit visit) -> SECOND.format(visit.time()))
                        .thenComparing(Visit::edgeRequestId))
                .map(visit -> row(
                        SECOND.format(visit.time()),
                        visit.method(),
                        visit.path(),
                        "" + visit.status(),
                        LogDelivery.encoded(visit.userAgent()),
                        visit.edgeRequestId()))
                .limit(1000)
                .toList();
    }

    /** The address of most requests. */
    String busiestAddress() {
        return (String)
                Objects.requireNonNull(top(1, edge, visit -> List.of(visit.address()), same -> List.of(lines(same)))
                        .getFirst()
                        .getFirst());
    }

    /** A visit whose function ended so and left a line. */
    Visit failed(Outcome outcome) {
        return failures.stream()
                .filter(failure -> failure.run.outcome() == outcome)
                .findFirst()
                .orElseThrow()
                .visit;
    }

    private List<List<@Nullable Object>> viewed(String path) {
        Pattern pattern = Pattern.compile(path);
        return top(
                100,
                pages(visit -> pattern.matcher(visit.path()).find()),
                visit -> {
                    Matcher matcher = pattern.matcher(visit.path());
                    matcher.find();
                    return List.of(matcher.group(1));
                },
                same -> List.of(lines(same), addresses(same)));
    }

    private List<List<@Nullable Object>> newAddresses() {
        return top(100, people(), visit -> List.of(visit.address()), same -> {
                    boolean isNew = same.stream().allMatch(visit -> visit.day().equals(last));
                    return List.of(
                            isNew ? lines(same) : 0L,
                            seconds(same).getFirst().substring(11),
                            same.stream()
                                    .map(visit -> LogDelivery.encoded(visit.userAgent()))
                                    .min(Comparator.naturalOrder())
                                    .orElseThrow());
                })
                .stream()
                .filter(row -> !Objects.equals(row.get(1), 0L))
                .toList();
    }

    private List<List<@Nullable Object>> bytesByPath() {
        return byKey(edge, visit -> List.of(visit.path()), same -> List.of(lines(same), sum(same, Visit::bytesSent)))
                .stream()
                .sorted(Comparator.comparing((List<@Nullable Object> row) -> -(Long) Objects.requireNonNull(row.get(2)))
                        .thenComparing(row -> (String) Objects.requireNonNull(row.get(0))))
                .limit(100)
                .toList();
    }

    private List<List<@Nullable Object>> functionErrors() {
        Function<Failure, List<Object>> key = failure -> List.of(
                failure.visit.source().account(),
                failure.visit.source().service(),
                failure.kind(),
                Objects.requireNonNullElse(failure.message(), "~"));
        return top(
                        failures,
                        key,
                        same -> List.of(
                                functionLines(same),
                                times(same).getFirst(),
                                times(same).getLast()))
                .stream()
                .map(row -> replaced(row, 3, "~"))
                .toList();
    }

    private List<List<@Nullable Object>> killedCalls() {
        return top(
                failures.stream()
                        .filter(failure -> failure.run.outcome() != Outcome.ERROR)
                        .toList(),
                failure -> List.of(
                        failure.visit.source().account(),
                        failure.visit.source().service(),
                        failure.kind(),
                        failure.run.outcome() == Outcome.TIMEOUT ? "-" : "Runtime.OutOfMemory"),
                same -> List.of(
                        functionLines(same),
                        same.stream()
                                .mapToDouble(failure -> failure.run.duration().toMillis())
                                .max()
                                .orElseThrow(),
                        same.getFirst().run.outcome() == Outcome.TIMEOUT ? 300L : 1024L));
    }

    private List<List<@Nullable Object>> trail(
            Predicate<Call> which, Function<Call, List<Object>> more, Function<List<Call>, List<Object>> facts) {
        return top(
                        calls.stream().filter(which).toList(),
                        call -> concat(
                                List.of(call.account(), call.principal(), call.eventSource(), call.eventName()),
                                more.apply(call)),
                        same -> concat(List.of((long) same.size()), facts.apply(same)))
                .stream()
                .limit(100)
                .toList();
    }

    private List<Visit> edge(Predicate<Visit> which) {
        return edge.stream().filter(which).toList();
    }

    /** All but the estate's own probe. */
    private List<Visit> people() {
        return edge(visit -> !visit.userAgent().equals("mymovie-probe"));
    }

    private List<Visit> pages(Predicate<Visit> which) {
        return people().stream()
                .filter(which.and(visit -> visit.method().equals("GET") && visit.status() < 400))
                .toList();
    }

    private static List<List<@Nullable Object>> top(
            int limit,
            List<Visit> visits,
            Function<Visit, List<Object>> key,
            Function<List<Visit>, List<Object>> facts) {
        return top(visits, key, facts).stream().limit(limit).toList();
    }

    /** Rows by the first fact, which is a count, from the largest; equal ones by their key. */
    private static <T> List<List<@Nullable Object>> top(
            List<T> things, Function<T, List<Object>> key, Function<List<T>, List<Object>> facts) {
        int count = things.isEmpty() ? 0 : key.apply(things.getFirst()).size();
        return byKey(things, key, facts).stream()
                .sorted(Comparator.comparing(row -> -(Long) Objects.requireNonNull(row.get(count))))
                .toList();
    }

    private static <T> List<List<@Nullable Object>> byKey(
            List<T> things, Function<T, List<Object>> key, Function<List<T>, List<Object>> facts) {
        Map<List<Object>, List<T>> groups = things.stream().collect(groupingBy(key));
        return groups.entrySet().stream()
                .sorted((a, b) -> Arrays.compare(
                        a.getKey().stream().map(Object::toString).toArray(String[]::new),
                        b.getKey().stream().map(Object::toString).toArray(String[]::new)))
                .map(group -> row(
                        concat(group.getKey(), facts.apply(group.getValue())).toArray()))
                .toList();
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    /** Half of a pair of surrogates is no character, and UTF-8 has none for it. */
    static String written(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Nothing instead of what stands for it. */
    private static List<@Nullable Object> replaced(List<@Nullable Object> row, int index, Object nothing) {
        List<@Nullable Object> copy = new ArrayList<>(row);
        copy.set(index, nothing.equals(copy.get(index)) ? null : copy.get(index));
        return copy;
    }

    private static List<Object> concat(List<Object> a, List<Object> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    private static String what(Visit visit) {
        return visit.path().startsWith("/api/") ? "api" : "files";
    }

    private static long lines(List<Visit> visits) {
        return visits.stream().mapToLong(visit -> visit.fate().edgeLines()).sum();
    }

    private static long gatewayLines(List<Visit> visits) {
        return visits.stream().mapToLong(visit -> visit.fate().gatewayLines()).sum();
    }

    private static long functionLines(List<Failure> failures) {
        return failures.stream()
                .mapToLong(failure -> failure.visit.fate().functionLines())
                .sum();
    }

    private static long sum(List<Visit> visits, ToLongFunction<Visit> value) {
        return visits.stream()
                .mapToLong(visit -> visit.fate().edgeLines() * value.applyAsLong(visit))
                .sum();
    }

    private static long addresses(List<Visit> visits) {
        return visits.stream().map(Visit::address).distinct().count();
    }

    private static double percent(List<Visit> visits, Predicate<Visit> which) {
        return Math.round(1e4 * lines(visits.stream().filter(which).toList()) / lines(visits)) / 1e2;
    }

    private static double quantile(List<Visit> visits, double share) {
        double[] latencies = visits.stream()
                .mapToDouble(visit -> gateway(visit).latency())
                .sorted()
                .toArray();
        return latencies[(int) Math.min(latencies.length - 1, Math.floor(share * latencies.length))];
    }

    private static List<String> seconds(List<Visit> visits) {
        return visits.stream()
                .map(visit -> SECOND.format(visit.time()))
                .sorted()
                .toList();
    }

    private static List<String> times(List<Failure> failures) {
        return failures.stream().map(Failure::time).sorted().toList();
    }

    private static Gateway gateway(Visit visit) {
        return Objects.requireNonNull(visit.gateway());
    }
}
