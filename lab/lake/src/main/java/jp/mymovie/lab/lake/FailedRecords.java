package jp.mymovie.lab.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.lake.DeliveryStream;

/** The ids of events whose records a stream could not deliver as it should: they lie under its error prefix, raw. */
final class FailedRecords {
    private static final JsonMapper JSON = new JsonMapper();

    private FailedRecords() {}

    /**
     * Reads what lies under the error prefixes of all streams.
     *
     * @param lake holds a folder a bucket
     */
    static Set<String> ids(Assembly assembly, Path lake) throws IOException {
        Values values = new Values(assembly.stacks(), (secret, key) -> "");
        Set<String> ids = new HashSet<>();
        for (Resource resource : Assembly.resources(assembly.stacks(), "AWS::KinesisFirehose::DeliveryStream")) {
            DeliveryStream stream =
                    DeliveryStream.of(List.of(resource.stack()), values, values.attribute(resource, "Arn"));
            Path folder =
                    lake.resolve(stream.bucket()).resolve(stream.errorPrefix().start());
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        read(file, ids);
                    }
                }
            }
        }
        return ids;
    }

    private static void read(Path file, Set<String> ids) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz")
                        ? new GZIPInputStream(Files.newInputStream(file))
                        : Files.newInputStream(file),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] raw = Base64.getDecoder()
                        .decode(JSON.readTree(line).path("rawData").asText());
                for (JsonNode event : JSON.readTree(raw).path("logEvents")) {
                    JsonNode message = JSON.readTree(event.path("message").asText());
                    ids.add(message.path("requestId")
                            .asText(message.path("record").path("requestId").asText()));
                }
            }
        }
    }
}
