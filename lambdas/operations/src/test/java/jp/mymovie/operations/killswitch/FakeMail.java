package jp.mymovie.operations.killswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.operations.UsedActions;
import jp.mymovie.operations.http.SignedHttp.Call;

/** STS, which lends a role, and SNS, which keeps what was published. */
final class FakeMail implements Fake {
    final List<String> mails = new ArrayList<>();

    @Override
    public boolean takes(Call call) {
        return call.service().equals("sns") || call.service().equals("sts");
    }

    @Override
    public Aws.Reply answer(Call call) {
        if (call.service().equals("sts")) {
            return Fake.reply("""
                    <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>%s</AccessKeyId>
                    <SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
                    </Credentials></AssumeRoleResult></AssumeRoleResponse>""".formatted(UsedActions.ASSUMED));
        }
        mails.add(URLDecoder.decode(call.body().replaceFirst(".*&Subject=", ""), UTF_8)
                .replaceFirst("&Message=", "\n"));
        return Fake.reply("<PublishResponse/>");
    }

    @Override
    public String key() {
        return "";
    }
}
