package jp.mymovie.local.lake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/** Every writer of an assembly, and where the tables look for what it writes. */
final class LakePaths {
    private static final String FOLDERS = "cloudfront|apigateway|lambda";

    /** A way into the lake: the table it should end in, the keys it should have, and the folder it does write to. */
    record Writer(String table, String account, String service, Function<Instant, String> folder) {}

    private LakePaths() {}

    /**
     * The deliveries and streams of all stages.
     *
     * @param service what the service of a stack is called
     */
    static List<Writer> writers(Assembly assembly, Function<Stack, String> service) {
        Values values = new Values(assembly.stacks(), (secret, key) -> "");
        List<Writer> writers = new ArrayList<>();
        for (Resource distribution : Assembly.resources(assembly.stacks(), "AWS::CloudFront::Distribution")) {
            Stack stack = distribution.stack();
            for (LogDelivery delivery : LogDelivery.of(assembly, assembly.stage(stack.stage()), values, distribution)) {
                writers.add(new Writer(
                        "cloudfront",
                        stack.account(),
                        service.apply(stack),
                        time -> delivery.bucket() + "/" + delivery.folder(time)));
            }
        }
        for (Resource resource : Assembly.resources(assembly.stacks(), "AWS::KinesisFirehose::DeliveryStream")) {
            Stack stack = resource.stack();
            DeliveryStream stream =
                    DeliveryStream.of(assembly.stage(stack.stage()), values, values.attribute(resource, "Arn"));
            boolean unpacks = !resource.property("ExtendedS3DestinationConfiguration")
                    .path("ProcessingConfiguration")
                    .isMissingNode();
            writers.add(new Writer(
                    unpacks ? "lambda" : "apigateway",
                    stack.account(),
                    service.apply(stack),
                    time -> stream.bucket() + "/" + stream.prefix().folder(time, () -> "")));
        }
        return writers;
    }

    /** The times at which a writer's folder is not where its table looks, and nothing else does. */
    static Stream<String> mismatches(List<ProjectedTable> tables, Writer writer, Stream<Instant> times) {
        ProjectedTable table = tables.stream()
                .filter(candidate -> candidate.name().equals(writer.table)
                        && candidate.name().matches(FOLDERS))
                .findFirst()
                .orElseThrow();
        Map<String, String> keys = Map.of("account", writer.account, "service", writer.service);
        return times.flatMap(time -> {
            String written = "s3://" + writer.folder.apply(time);
            String read = table.location(keys, time).orElse("nowhere");
            return written.equals(read)
                    ? Stream.empty()
                    : Stream.of("%s: %s is written, %s is read".formatted(time, written, read));
        });
    }
}
