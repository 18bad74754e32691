package jp.mymovie.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;

/** A bucket as the bucket deployments of the templates fill it. It lists nothing, so that what is absent is denied. */
final class Site {
    private record Stored(byte[] bytes, String type, String cacheControl, String tag) {}

    private final Map<String, Stored> files = new HashMap<>();
    private final UnaryOperator<String> localized;

    Site(List<Stack> stacks, Values values, String bucket, UnaryOperator<String> localized) {
        this.localized = localized;
        for (Resource deployment : Assembly.resources(stacks, "Custom::CDKBucketDeployment")) {
            if (values.text(deployment, "DestinationBucketName").equals(bucket)) {
                deploy(
                        deployment.stack(),
                        values.value(deployment.stack(), deployment.node().path("Properties")));
            }
        }
    }

    private void deploy(Stack stack, JsonNode properties) {
        Filter filter = Filter.read(properties);
        String prefix = properties.path("DestinationBucketKeyPrefix").asText();
        String cacheControl =
                properties.path("SystemMetadata").path("cache-control").asText();
        JsonNode keys = properties.path("SourceObjectKeys");
        for (int i = 0; i < keys.size(); i++) {
            JsonNode markers = properties.path("SourceMarkers").path(i);
            Path source = stack.asset(keys.get(i).asText());
            try {
                if (Files.isDirectory(source)) {
                    read(source, prefix, filter, markers, cacheControl);
                } else {
                    try (FileSystem zip = FileSystems.newFileSystem(source)) {
                        read(zip.getPath("/"), prefix, filter, markers, cacheControl);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void read(Path root, String prefix, Filter filter, JsonNode markers, String cacheControl)
            throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (filter.takes(name)) {
                    byte[] bytes = marked(Files.readAllBytes(file), markers);
                    files.put("/" + prefix + name, new Stored(bytes, type(name), cacheControl, tag(bytes)));
                }
            }
        }
    }

    /** Values that only a deployment knows stand in the files as markers. */
    private byte[] marked(byte[] bytes, JsonNode markers) {
        if (markers.isEmpty() && !new String(bytes, StandardCharsets.UTF_8).startsWith("{")) {
            return bytes;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (Map.Entry<String, JsonNode> marker : markers.properties()) {
            text = text.replace(marker.getKey(), marker.getValue().asText());
        }
        return localized.apply(text).getBytes(StandardCharsets.UTF_8);
    }

    private static String tag(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Response get(Request request) {
        Stored file = files.get(request.path());
        if (file == null) {
            return Response.of(
                    403,
                    "application/xml",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");
        }
        Headers headers = new Headers().set("etag", "\"" + file.tag + "\"");
        if (!file.cacheControl.isEmpty()) {
            headers.set("cache-control", file.cacheControl);
        }
        if (request.headers().first("if-none-match", "").contains(file.tag)) {
            return new Response(304, headers, new byte[0]);
        }
        return new Response(200, headers.set("content-type", file.type), file.bytes);
    }

    /** The types that the AWS CLI gives to files by their names. */
    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html";
            case "js", "mjs" -> "text/javascript";
            case "css" -> "text/css";
            case "json", "map" -> "application/json";
            case "webmanifest" -> "application/manifest+json";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "ico" -> "image/vnd.microsoft.icon";
            case "webp" -> "image/webp";
            case "jpg", "jpeg" -> "image/jpeg";
            case "woff2" -> "font/woff2";
            case "txt" -> "text/plain";
            case "xml" -> "application/xml";
            default -> "binary/octet-stream";
        };
    }

    /** What {@code --exclude} and {@code --include} of {@code aws s3 sync} mean: the last word counts. */
    private record Filter(List<String> excludes, List<String> includes) {
        static Filter read(JsonNode properties) {
            return new Filter(texts(properties.path("Exclude")), texts(properties.path("Include")));
        }

        private static List<String> texts(JsonNode list) {
            return list.valueStream().map(JsonNode::asText).toList();
        }

        boolean takes(String name) {
            return includes.stream().anyMatch(glob -> matches(glob, name))
                    || excludes.stream().noneMatch(glob -> matches(glob, name));
        }

        private static boolean matches(String glob, String name) {
            return name.matches("\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E");
        }
    }
}
