package jp.mymovie.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import jp.mymovie.app.logarchive.LogArchiveStage;
import jp.mymovie.app.movies.MovieStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.constructs.Construct;

class RecoveryKeyTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private static String key(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    }

    private Estate with(String key) throws IOException {
        ObjectNode settings = (ObjectNode) JSON.readTree(Files.readString(SampleSettings.file()));
        ((ObjectNode) settings.path("estate")).put("recoveryKey", key);
        return Estate.read(Files.writeString(directory.resolve("cdk.json"), settings.toString()));
    }

    @Test
    void withoutAKeyNobodyExportsAndNoBucketWaits() {
        Estate estate = Estate.read(SampleSettings.file());

        assertThat(estate.recoveryKey()).isNull();
        Template.fromStack(stack(new LogArchiveStage(new App(), estate), "Vault"))
                .resourceCountIs("AWS::S3::Bucket", 0);
    }

    @Test
    void eachStageWritesIntoItsFolderAloneAndReadsNothing() throws Exception {
        Estate estate = with(key(3072));
        App app = new App();

        String bucket = Template.fromStack(stack(new LogArchiveStage(app, estate), "Vault"))
                .toJSON()
                .toString();
        assertThat(bucket)
                .contains("BucketName=mymovie-users-000000000002", "Mode=GOVERNANCE")
                .contains("arn:aws:iam::000000000004:role/Stg-SignIn-Export*")
                .contains("arn:aws:iam::000000000005:role/Prod-SignIn-Export*")
                .contains("/prod/*")
                .doesNotContain("s3:GetObject");
        String prod = Template.fromStack(
                        stack(new MovieStage(app, estate, estate.stages().getLast()), "SignIn"))
                .toJSON()
                .toString();
        assertThat(prod)
                .contains("cognito-idp:ListUsers", "arn:aws:s3:::mymovie-users-000000000002/prod/*")
                .contains("cron(30 17 * * ? *)");
    }

    @Test
    void refusesAKeyThatIsNoneOrTooShort() throws Exception {
        String shorter = key(2048);

        assertThatThrownBy(() -> with("none"))
                .hasMessageStartingWith("'estate.recoveryKey' must be an RSA public key of at least 3072 bits");
        assertThatThrownBy(() -> with(shorter)).hasMessageContaining("at least 3072 bits");
    }

    private static Stack stack(Construct stage, String name) {
        return (Stack) stage.getNode().findChild(name);
    }
}
