package jp.mymovie.operations.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * The settings of an account, one call each. Needs {@code s3:PutAccountPublicAccessBlock}, {@code
 * ec2:EnableEbsEncryptionByDefault}, {@code iam:UpdateAccountPasswordPolicy} and {@code account:PutAlternateContact}.
 */
final class Settings {
    private static final String BLOCK_PUBLIC_ACCESS = """
            <PublicAccessBlockConfiguration xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/">\
            <BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>\
            <BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets>\
            </PublicAccessBlockConfiguration>""";

    /** NIST SP 800-63B asks for length rather than for changes; AWS wants the classes of characters to be said. */
    private static final String PASSWORDS = "Action=UpdateAccountPasswordPolicy&Version=2010-05-08"
            + "&MinimumPasswordLength=16&RequireSymbols=true&RequireNumbers=true&RequireUppercaseCharacters=true"
            + "&RequireLowercaseCharacters=true&AllowUsersToChangePassword=true&PasswordReusePrevention=24";

    private final SignedHttp aws;

    Settings(SignedHttp aws) {
        this.aws = aws;
    }

    void apply(Map<String, @Nullable Object> properties) {
        String account = Json.text(properties, "AccountId");
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("'AccountId' must be 12 digits, got '%s'".formatted(account));
        }
        blockPublicBuckets(account, Json.text(properties, "HomeRegion"));
        for (String region : Json.texts(properties, "Regions")) {
            aws.send(Call.query(
                    "ec2",
                    region,
                    "ec2.%s.amazonaws.com".formatted(region),
                    "Action=EnableEbsEncryptionByDefault&Version=2016-11-15"));
        }
        aws.send(Call.query("iam", "us-east-1", "iam.amazonaws.com", PASSWORDS));
        for (Map<String, @Nullable Object> contact : Json.objects(properties, "Contacts")) {
            aws.send(contact(contact));
        }
    }

    private void blockPublicBuckets(String account, String region) {
        aws.send(new Call(
                SdkHttpMethod.PUT,
                "s3",
                region,
                "%s.s3-control.%s.amazonaws.com".formatted(account, region),
                "/v20180820/configuration/publicAccessBlock",
                Map.of("x-amz-account-id", account, "Content-Type", "application/xml"),
                BLOCK_PUBLIC_ACCESS));
    }

    private static Call contact(Map<String, @Nullable Object> contact) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("AlternateContactType", Json.text(contact, "Type"));
        for (String key : List.of("EmailAddress", "Name", "PhoneNumber", "Title")) {
            body.put(key, Json.text(contact, key));
        }
        return new Call(
                SdkHttpMethod.POST,
                "account",
                "us-east-1",
                "account.us-east-1.amazonaws.com",
                "/putAlternateContact",
                Map.of("Content-Type", "application/json"),
                Json.write(body));
    }
}
