package jp.mymovie.operations.account;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.json.Json;

/** An account's settings, and the actions of IAM that its callers used. */
final class AccountStandIn implements AwsStandIn.Service {
    private final List<String> actions = new ArrayList<>();
    private final Map<String, String> settings = new TreeMap<>();
    private final List<String> encrypted = new ArrayList<>();
    private String refused = "";

    List<String> actions() {
        return actions;
    }

    Map<String, String> settings() {
        return settings;
    }

    /** Regions in which volumes are encrypted by default, as signatures name them. */
    List<String> encrypted() {
        return encrypted;
    }

    void refuse(String action) {
        refused = action;
    }

    @Override
    public boolean takes(Request request) {
        return request.containsHeader("Authorization") && !action(request).isEmpty();
    }

    @Override
    public AwsStandIn.Reply answer(Request request) {
        String action = action(request);
        if (action.equals(refused)) {
            return new AwsStandIn.Reply(403, "AccessDenied");
        }
        if (!request.containsHeader("x-amz-content-sha256") || !request.containsHeader("Content-MD5")) {
            return new AwsStandIn.Reply(400, "MissingHeader");
        }
        actions.add(action);
        if (action.equals("ec2:EnableEbsEncryptionByDefault")) {
            encrypted.add(scope(request).split("/")[2]);
        }
        settings.put(
                action.startsWith("account:")
                        ? Json.text(Json.object(request.getBodyAsString()), "AlternateContactType")
                        : action,
                request.getBodyAsString());
        return new AwsStandIn.Reply(200, "");
    }

    private static String scope(Request request) {
        return request.getHeader("Authorization").replaceFirst("(?s).*Credential=([^,]*),.*", "$1");
    }

    private static String action(Request request) {
        String scope = scope(request);
        String body = request.getBodyAsString();
        if (request.getUrl().equals("/v20180820/configuration/publicAccessBlock")
                && scope.endsWith("/ap-northeast-1/s3/aws4_request")
                && request.getHeader("x-amz-account-id").equals("000000000004")) {
            return "s3:PutAccountPublicAccessBlock";
        }
        if (request.getUrl().equals("/putAlternateContact") && scope.endsWith("/us-east-1/account/aws4_request")) {
            return "account:PutAlternateContact";
        }
        if (scope.endsWith("/ec2/aws4_request") && body.contains("Action=EnableEbsEncryptionByDefault&")) {
            return "ec2:EnableEbsEncryptionByDefault";
        }
        boolean passwords =
                body.contains("Action=UpdateAccountPasswordPolicy&") && body.contains("MinimumPasswordLength=16");
        return scope.endsWith("/us-east-1/iam/aws4_request") && passwords ? "iam:UpdateAccountPasswordPolicy" : "";
    }
}
