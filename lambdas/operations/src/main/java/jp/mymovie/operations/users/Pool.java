package jp.mymovie.operations.users;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/** Users of a pool as lines: subject, address and {@code true}, parted by tabs. Needs {@code cognito-idp:ListUsers}. */
final class Pool {
    private static final int MOST = 60;

    private final SignedHttp aws;
    private final String region;
    private final String id;

    Pool(SignedHttp aws, String region, String id) {
        this.aws = aws;
        this.region = region;
        this.id = id;
    }

    /** Those whose address is verified; another's address must lead to nobody's list. */
    String verified() {
        StringBuilder lines = new StringBuilder();
        String token = "";
        do {
            Map<String, @Nullable Object> page = page(token);
            for (Map<String, @Nullable Object> user : Json.objects(page, "Users")) {
                Map<String, String> attributes = new LinkedHashMap<>();
                Json.objects(user, "Attributes")
                        .forEach(one -> attributes.put(Json.text(one, "Name"), Json.text(one, "Value")));
                String address = attributes.getOrDefault("email", "");
                if (!address.isEmpty() && "true".equals(attributes.get("email_verified"))) {
                    lines.append("%s\t%s\ttrue%n".formatted(Json.text(user, "Username"), address));
                }
            }
            token = Json.text(page, "PaginationToken");
        } while (!token.isEmpty());
        return lines.toString();
    }

    private Map<String, @Nullable Object> page(String token) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("UserPoolId", id);
        request.put("AttributesToGet", List.of("email", "email_verified"));
        request.put("Limit", MOST);
        if (!token.isEmpty()) {
            request.put("PaginationToken", token);
        }
        return Json.object(aws.send(
                Call.json("cognito-idp", region, "AWSCognitoIdentityProviderService.ListUsers", Json.write(request))));
    }
}
