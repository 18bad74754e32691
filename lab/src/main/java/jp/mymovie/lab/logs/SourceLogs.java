package jp.mymovie.lab.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.api.Context;
import jp.mymovie.local.lake.DeliveryStream;
import jp.mymovie.local.lake.Firehose;
import jp.mymovie.local.lake.Gzip;
import jp.mymovie.local.lake.LogDelivery;
import jp.mymovie.local.lake.Subscription;

/** The logs of a {@link Source}: each visit becomes the lines that its templates ask for, on the ways they set up. */
final class SourceLogs {
    private static final byte[] GARBAGE = "Service Unavailable\n".getBytes(StandardCharsets.US_ASCII);

    private final List<EdgeFiles> edges;
    private final GatewayLines gatewayLines;
    private final DeliveryStream access;
    private final List<Subscription> reading;
    private final List<Subscription> writing;
    private final Map<DeliveryStream, Firehose> streams = new LinkedHashMap<>();
    private final Arrivals arrivals;

    SourceLogs(
            Assembly assembly,
            Source source,
            Values values,
            Arrivals arrivals,
            Function<LogDelivery, EdgeFiles> edges,
            Function<DeliveryStream, Firehose> firehoses) {
        List<Stack> stacks = assembly.stage(source.stage());
        this.arrivals = arrivals;
        this.edges = Assembly.resources(stacks, "AWS::CloudFront::Distribution").stream()
                .flatMap(distribution -> LogDelivery.of(assembly, stacks, values, distribution).stream())
                .map(edges)
                .toList();
        Resource stage = Assembly.resources(stacks, "AWS::ApiGateway::Stage").get(0);
        JsonNode setting = stage.property("AccessLogSetting");
        this.gatewayLines = new GatewayLines(
                new Context.Stage(source.account(), source.apiId(), values.ref(stage)),
                values.text(stage.stack(), setting.path("Format")));
        this.access = DeliveryStream.of(stacks, values, values.text(stage.stack(), setting.path("DestinationArn")));
        this.reading = subscriptions(stacks, values, "Queries");
        this.writing = subscriptions(stacks, values, "Commands");
        streams.put(access, firehoses.apply(access));
        reading.forEach(to -> streams.computeIfAbsent(to.stream(), firehoses));
        writing.forEach(to -> streams.computeIfAbsent(to.stream(), firehoses));
    }

    private static List<Subscription> subscriptions(List<Stack> stacks, Values values, String handler) {
        for (Resource function : Assembly.resources(stacks, "AWS::Lambda::Function")) {
            if (function.property("Handler").asText().matches(".*" + handler + "::.*")) {
                JsonNode group = function.property("LoggingConfig").path("LogGroup");
                return Subscription.of(stacks, values, values.text(function.stack(), group));
            }
        }
        throw new Unsupported("no function of the stage has a handler that ends in '%s'".formatted(handler));
    }

    private Firehose stream(DeliveryStream settings) {
        return Objects.requireNonNull(streams.get(settings));
    }

    void write(Visit visit, Ledger ledger) {
        if (visit.throughEdge()) {
            edges.forEach(edge -> edge.write(visit));
            count(
                                    visit,
                                    ledger.day("cloudfront", visit.day()),
                                    visit.edgeRequestId(),
                                    visit.fate().edgeLines())
                            .late +=
                    visit.fate().edgeLate() ? visit.fate().edgeLines() : 0;
        }
        Visit.Gateway gateway = visit.gateway();
        if (gateway == null) {
            return;
        }
        gateway(visit, gateway);
        count(
                visit,
                ledger.day("apigateway", visit.day()),
                gateway.requestId(),
                visit.fate().gatewayLines());
        Visit.Invocation invocation = visit.invocation();
        String functionLineId = visit.functionLineId();
        if (invocation != null && functionLineId != null) {
            function(visit, gateway, invocation);
            Ledger.Day day = ledger.day("lambda", invocation.day());
            day.event(functionLineId, visit.fate().functionLines());
            day.poisoned += visit.fate().poisoned() ? 1 : 0;
            day.hostile += invocation.outcome() == Visit.Outcome.ERROR
                            && Complaint.of(visit).hostile()
                    ? 1
                    : 0;
        }
    }

    private static Ledger.Day count(Visit visit, Ledger.Day day, String id, int rows) {
        day.event(id, rows);
        day.hostile += visit.hostile() ? 1 : 0;
        day.malformed += visit.fate().noise() == Visit.Noise.NONE ? 0 : 1;
        return day;
    }

    private void gateway(Visit visit, Visit.Gateway gateway) {
        Firehose stream = stream(access);
        Instant time = visit.time().plusMillis(gateway.latency());
        byte[] record = gatewayLines.line(visit, gateway);
        for (int copy = 0; copy < visit.fate().gatewayLines(); copy++) {
            arrivals.send(stream, record, time);
        }
        switch (visit.fate().noise()) {
            case NONE -> {}
            case TRUNCATED -> arrivals.send(stream, EdgeFiles.half(record), time);
            case DASHES -> arrivals.send(stream, gatewayLines.dashes(), time);
            case GARBAGE -> arrivals.send(stream, GARBAGE, time);
        }
    }

    private void function(Visit visit, Visit.Gateway gateway, Visit.Invocation invocation) {
        for (Subscription subscription : invocation.writes() ? writing : reading) {
            byte[] envelope = subscription.envelope(
                    "2026/01/01/[1]" + visit.source().apiId(),
                    FunctionLines.of(visit, gateway, invocation),
                    invocation.end());
            Firehose stream = stream(subscription.stream());
            if (visit.fate().poisoned()) {
                arrivals.send(stream, envelope, invocation.end());
            }
            byte[] record = Gzip.compress(envelope);
            for (int copy = 0; copy < visit.fate().functionLines(); copy++) {
                arrivals.send(stream, record, invocation.end());
            }
        }
    }

    /** Delivers what still waits. */
    void close(Instant now) {
        edges.forEach(EdgeFiles::close);
        streams.values().forEach(stream -> stream.deliver(now));
    }
}
