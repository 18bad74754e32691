package jp.mymovie.operations.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;

/** S3 with files of a trail, and a topic that keeps its messages. */
final class TrailStandIn implements AwsStandIn.Service {
    private final Map<String, byte[]> files = new HashMap<>();
    private final List<String> read = new ArrayList<>();
    private final List<Map<String, String>> messages = new ArrayList<>();

    void put(String key, byte[] content) {
        files.put(key, content);
    }

    List<String> read() {
        return read;
    }

    /** Forms of what was published. */
    List<Map<String, String>> messages() {
        return messages;
    }

    @Override
    public boolean takes(Request request) {
        return request.containsHeader("Authorization");
    }

    @Override
    public AwsStandIn.Reply answer(Request request) {
        if (request.getMethod().getName().equals("GET")) {
            String key = request.getUrl().substring(1);
            read.add(key);
            byte[] file = files.get(key);
            return file == null ? new AwsStandIn.Reply(403, "AccessDenied") : new AwsStandIn.Reply(200, file);
        }
        Map<String, String> form = new HashMap<>();
        for (String pair : request.getBodyAsString().split("&")) {
            String[] part = pair.split("=", 2);
            form.put(part[0], URLDecoder.decode(part[1], UTF_8));
        }
        messages.add(form);
        return new AwsStandIn.Reply(200, "<PublishResponse/>");
    }
}
