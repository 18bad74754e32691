package jp.mymovie.local.table;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** DynamoDB Local with the tables of a stage. */
public final class Tables implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int THREADS = 50;

    /** Properties that CreateTable takes as CloudFormation has them. */
    private static final Set<String> CREATE = Set.of(
            "AttributeDefinitions",
            "BillingMode",
            "GlobalSecondaryIndexes",
            "KeySchema",
            "LocalSecondaryIndexes",
            "ProvisionedThroughput");

    /** Properties that change no answer to a request. */
    private static final Set<String> SILENT = Set.of(
            "ContributorInsightsSpecification",
            "DeletionProtectionEnabled",
            "OnDemandThroughput",
            "PointInTimeRecoverySpecification",
            "ResourcePolicy",
            "SSESpecification",
            "StreamSpecification",
            "TableClass",
            "TableName",
            "Tags",
            "TimeToLiveSpecification",
            "WarmThroughput");

    private final @Nullable Path directory;
    private final LocalDynamoDBServerHandler handler;
    private final Server server;
    private final URI endpoint;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Starts the server.
     *
     * @param directory keeps the tables; null for memory
     */
    public Tables(@Nullable Path directory) {
        this.directory = directory;
        try {
            handler = quietly(() -> new LocalDynamoDBServerHandler(
                    new LocalDynamoDBRequestHandler(
                            0,
                            directory == null,
                            directory == null
                                    ? null
                                    : Files.createDirectories(directory).toString(),
                            true,
                            false),
                    null));
            // DynamoDB Local's own server listens on all interfaces and has no option for it.
            server = new Server(new QueuedThreadPool(THREADS));
            ServerConnector connector = new ServerConnector(server);
            connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
            server.addConnector(connector);
            server.setHandler(new ContextHandlerCollection(new ContextHandler(handler, "/")));
            server.start();
            endpoint = URI.create("http://localhost:" + connector.getLocalPort());
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start: " + e.getMessage(), e);
        }
    }

    /** DynamoDB Local greets on standard output. */
    private static <T> T quietly(Callable<T> task) throws Exception {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return task.call();
        } finally {
            System.setOut(out);
        }
    }

    /** What the functions' SDK is pointed at. */
    public String endpoint() {
        return endpoint.toString();
    }

    /** Makes the tables of the templates that are not there yet. */
    public void create(List<Stack> stacks, Values values) {
        for (Resource table : Assembly.resources(stacks, "AWS::DynamoDB::Table")) {
            JsonNode properties = values.value(table.stack(), table.node().path("Properties"));
            ObjectNode request = JSON.createObjectNode().put("TableName", values.ref(table));
            for (Iterator<String> names = properties.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (CREATE.contains(name)) {
                    request.set(name, properties.get(name));
                } else if (!SILENT.contains(name)) {
                    throw new Unsupported("property '%s' of %s is not known to the local run".formatted(name, table));
                }
            }
            if (properties.has("StreamSpecification")) {
                ((ObjectNode) request.withObject("StreamSpecification")
                                .setAll((ObjectNode) properties.get("StreamSpecification")))
                        .put("StreamEnabled", true);
            }
            JsonNode answer = call("CreateTable", request);
            String type = answer.path("__type").asText();
            if (!type.isEmpty() && !type.endsWith("ResourceInUseException")) {
                throw new IllegalArgumentException("%s cannot be made: %s"
                        .formatted(
                                table,
                                answer.path("message")
                                        .asText(answer.path("Message").asText())));
            }
            if (!type.isEmpty()) {
                refuseOther(table, request);
            }
            JsonNode expiry = properties.path("TimeToLiveSpecification");
            if (type.isEmpty() && expiry.path("Enabled").asBoolean()) {
                ObjectNode update = JSON.createObjectNode().put("TableName", values.ref(table));
                update.set("TimeToLiveSpecification", expiry);
                call("UpdateTimeToLive", update);
            }
        }
    }

    /** Keys and indexes of a table that is kept from a run before must be those of the template: they cannot be changed. */
    private void refuseOther(Resource table, ObjectNode wanted) {
        ObjectNode named = JSON.createObjectNode().set("TableName", wanted.get("TableName"));
        JsonNode there = call("DescribeTable", named).path("Table");
        if (!shape(there).equals(shape(wanted))) {
            throw new IllegalArgumentException(
                    "the table of %s in '%s' was made with other keys or indexes: move the folder away and start again"
                            .formatted(table, directory));
        }
    }

    /** Keys and indexes, in an order of their own. */
    private static SortedSet<String> shape(JsonNode table) {
        SortedSet<String> shape = new TreeSet<>();
        shape.add(keys(table));
        for (String kind : List.of("LocalSecondaryIndexes", "GlobalSecondaryIndexes")) {
            for (JsonNode index : table.path(kind)) {
                JsonNode projection = index.path("Projection");
                SortedSet<String> attributes = new TreeSet<>();
                projection.path("NonKeyAttributes").forEach(name -> attributes.add(name.asText()));
                shape.add(String.join(
                        " ",
                        index.path("IndexName").asText(),
                        keys(index),
                        projection.path("ProjectionType").asText(),
                        attributes.toString()));
            }
        }
        return shape;
    }

    private static String keys(JsonNode schema) {
        SortedSet<String> keys = new TreeSet<>();
        schema.path("KeySchema")
                .forEach(key -> keys.add(key.path("KeyType").asText() + " "
                        + key.path("AttributeName").asText()));
        return keys.toString();
    }

    /** Asks DynamoDB for something, by the name of the operation. */
    public JsonNode call(String operation, ObjectNode request) {
        return send("DynamoDB_20120810." + operation, request);
    }

    /** Asks DynamoDB Streams for something, by the name of the operation. */
    public JsonNode callStreams(String operation, ObjectNode request) {
        return send("DynamoDBStreams_20120810." + operation, request);
    }

    private JsonNode send(String target, ObjectNode request) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(endpoint)
                            .header("content-type", "application/x-amz-json-1.0")
                            .header("x-amz-target", target)
                            // DynamoDB Local wants to see a signature and does not check it.
                            .header(
                                    "authorization",
                                    "AWS4-HMAC-SHA256 Credential=local/20260101/ap-northeast-1/dynamodb/aws4_request,"
                                            + " SignedHeaders=host, Signature=0")
                            .POST(BodyPublishers.ofString(JSON.writeValueAsString(request)))
                            .build(),
                    BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
            handler.close();
        } catch (Exception e) {
            System.err.println("mymovie: DynamoDB Local did not stop: " + e.getMessage());
        }
    }
}
