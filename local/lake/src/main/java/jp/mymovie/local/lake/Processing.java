package jp.mymovie.local.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import jp.mymovie.assembly.Unsupported;

/**
 * What a stream does to a record before it is delivered: a closed list of processors, in the order of the template. See
 * https://docs.aws.amazon.com/firehose/latest/dev/writing-with-cloudwatch-logs-decompression.html
 */
public final class Processing {
    private static final JsonMapper JSON = new JsonMapper();

    private boolean decompresses;
    private boolean extracts;
    private byte[] delimiter = {};

    private Processing() {}

    /** The record cannot be what the processors expect. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1;

        final String code;

        Failure(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    /** Reads a {@code ProcessingConfiguration}, a missing one too. */
    static Processing of(JsonNode configuration) {
        Processing processing = new Processing();
        if (configuration.path("Enabled").asBoolean()) {
            configuration.path("Processors").forEach(processing::add);
        }
        if (processing.extracts && !processing.decompresses) {
            throw new Unsupported("processor 'CloudWatchLogProcessing' must follow 'Decompression'");
        }
        return processing;
    }

    private void add(JsonNode processor) {
        String type = processor.path("Type").asText();
        List<String> parameters = new ArrayList<>();
        processor
                .path("Parameters")
                .forEach(parameter ->
                        parameters.add(parameter.path("ParameterName").asText() + "="
                                + parameter.path("ParameterValue").asText()));
        switch (type + parameters) {
            case "Decompression[CompressionFormat=GZIP]" -> decompresses = true;
            case "CloudWatchLogProcessing[DataMessageExtraction=true]" -> extracts = true;
            case "AppendDelimiterToRecord[Delimiter=\\n]", "AppendDelimiterToRecord[]" -> delimiter = new byte[] {'\n'};
            default ->
                throw new Unsupported(
                        "processor '%s' with %s is not known to the local run".formatted(type, parameters));
        }
    }

    /** What becomes of a record: none, one or, unpacked, several. */
    List<byte[]> apply(byte[] record) throws Failure {
        List<byte[]> records = new ArrayList<>();
        if (!decompresses) {
            records.add(delimited(record));
            return records;
        }
        byte[] envelope = decompressed(record);
        if (!extracts) {
            records.add(delimited(envelope));
            return records;
        }
        for (String message : messages(envelope)) {
            records.add(delimited(message.getBytes(StandardCharsets.UTF_8)));
        }
        return records;
    }

    private static byte[] decompressed(byte[] record) throws Failure {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(record))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Failure("Decompression.Failed", "the record is not compressed with gzip: " + e.getMessage());
        }
    }

    /** A control message, which CloudWatch Logs sends to see whether the stream is there, holds no event. */
    private static List<String> messages(byte[] envelope) throws Failure {
        try {
            JsonNode node = JSON.readTree(envelope);
            List<String> messages = new ArrayList<>();
            switch (node.path("messageType").asText()) {
                case "CONTROL_MESSAGE" -> {}
                case "DATA_MESSAGE" ->
                    node.path("logEvents")
                            .forEach(event -> messages.add(event.path("message").asText()));
                default ->
                    throw new Failure(
                            "CloudWatchLogProcessing.Failed",
                            "the record is no message of CloudWatch Logs: 'messageType' is '%s'"
                                    .formatted(node.path("messageType").asText()));
            }
            return messages;
        } catch (IOException e) {
            throw new Failure("CloudWatchLogProcessing.Failed", "the record is no message of CloudWatch Logs");
        }
    }

    private byte[] delimited(byte[] record) {
        if (delimiter.length == 0) {
            return record;
        }
        byte[] longer = java.util.Arrays.copyOf(record, record.length + delimiter.length);
        System.arraycopy(delimiter, 0, longer, record.length, delimiter.length);
        return longer;
    }
}
