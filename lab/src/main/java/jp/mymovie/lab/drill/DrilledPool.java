package jp.mymovie.lab.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.http.Server;
import jp.mymovie.local.signin.Tokens;

/**
 * Users of a user pool behind the calls of Cognito that the drill's commands and functions make, and the bucket of exports:
 * a PUT is kept under its path. A user's subject is the one that the local sign-in puts into tokens of {@link User#name}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html">ListUsers</a>
 */
final class DrilledPool implements AutoCloseable {
    /**
     * A user.
     *
     * @param name the local sign-in's name, which tells pools apart
     * @param email the address
     * @param verified whether a mail has proved it
     */
    record User(String name, String email, boolean verified) {
        String subject() {
            return Tokens.subject(name);
        }
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 60;

    private final String id;
    private final Server server = new Server(0);
    private final List<User> users = new ArrayList<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    DrilledPool(String id, List<User> users) {
        this.id = id;
        this.users.addAll(users);
        server.start(this::answer);
    }

    String id() {
        return id;
    }

    String issuer() {
        return "https://cognito-idp.ap-northeast-1.amazonaws.com/" + id;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.port();
    }

    synchronized List<User> users() {
        return List.copyOf(users);
    }

    /** Name of the local sign-in for an address of this pool. */
    String name(String email) {
        return id + " " + email;
    }

    /** Files that were put, by their paths. */
    Map<String, byte[]> files() {
        return Map.copyOf(files);
    }

    private synchronized Response answer(Request request) {
        if (request.method().equals("PUT")) {
            files.put(request.path(), request.body());
            return Response.of(200, "application/xml", "");
        }
        JsonNode asked = read(request);
        String operation = request.headers().first("x-amz-target", "").replaceFirst(".*\\.", "");
        if (!asked.path("UserPoolId").asText().equals(id)) {
            return error("ResourceNotFoundException", "User pool does not exist.");
        }
        return switch (operation) {
            case "ListUsers" -> list(asked.path("PaginationToken").asInt(0));
            case "AdminCreateUser" -> create(asked);
            case "AdminSetUserPassword" -> password(asked.path("Username").asText());
            default -> error("InvalidAction", "'%s' must be known to the drill's pool".formatted(operation));
        };
    }

    private Response list(int from) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode listed = answer.putArray("Users");
        users.stream().skip(from).limit(PAGE).forEach(user -> listed.add(listed(user)));
        if (from + PAGE < users.size()) {
            answer.put("PaginationToken", String.valueOf(from + PAGE));
        }
        return ok(answer);
    }

    private static ObjectNode listed(User user) {
        ObjectNode listed = JSON.createObjectNode();
        listed.put("Username", user.subject()).put("UserStatus", "CONFIRMED").put("Enabled", true);
        ArrayNode attributes = listed.putArray("Attributes");
        attributes.addObject().put("Name", "sub").put("Value", user.subject());
        attributes.addObject().put("Name", "email").put("Value", user.email());
        attributes.addObject().put("Name", "email_verified").put("Value", String.valueOf(user.verified()));
        return listed;
    }

    /** An address that is verified for somebody is taken; one that is only typed in is not. */
    private Response create(JsonNode asked) {
        String email = asked.path("Username").asText();
        if (users.stream().anyMatch(user -> user.verified() && user.email().equalsIgnoreCase(email))) {
            return error("UsernameExistsException", "An account with the email already exists.");
        }
        boolean verified = asked.path("UserAttributes")
                .valueStream()
                .anyMatch(attribute -> attribute.path("Name").asText().equals("email_verified")
                        && attribute.path("Value").asText().equals("true"));
        User user = new User(name(email), email, verified);
        users.add(user);
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("User").put("Username", user.subject());
        return ok(answer);
    }

    private Response password(String user) {
        return users.stream()
                        .anyMatch(
                                one -> one.email().equals(user) || one.subject().equals(user))
                ? ok(JSON.createObjectNode())
                : error("UserNotFoundException", "User does not exist.");
    }

    private static JsonNode read(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response ok(ObjectNode answer) {
        return Response.of(200, "application/x-amz-json-1.1", answer.toString());
    }

    private static Response error(String type, String message) {
        ObjectNode answer = JSON.createObjectNode().put("__type", type).put("message", message);
        return new Response(
                400,
                Response.of(400, "application/x-amz-json-1.1", "").headers(),
                answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
