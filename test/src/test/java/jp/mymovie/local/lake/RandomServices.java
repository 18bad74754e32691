package jp.mymovie.local.lake;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.constructs.loglake.AccessLogStream;
import jp.mymovie.constructs.loglake.DistributionLogDelivery;
import jp.mymovie.constructs.loglake.FunctionErrorStream;
import jp.mymovie.constructs.loglake.LakeWriter;
import jp.mymovie.constructs.loglake.LogArchive;
import jp.mymovie.constructs.loglake.LogDestination;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.StageProps;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;

/** An estate of services that nobody thought of, each with every kind of log, and the archive that reads them. */
final class RandomServices {
    static final int ACCOUNTS = 5;
    static final int SERVICES = 4;

    private static final String ARCHIVE = "000000000099";
    private static final String BUCKET = "lake-000000000099";

    private RandomServices() {}

    static Assembly synthesize(Path directory, SplittableRandom random) {
        List<String> accounts = Stream.generate(() -> "%012d".formatted(random.nextLong(1_000_000_000_000L)))
                .limit(ACCOUNTS)
                .toList();
        List<String> services = Stream.generate(() -> service(random))
                .distinct()
                .limit(SERVICES)
                .toList();
        App app = new App(AppProps.builder().outdir(directory.toString()).build());
        archive(app, accounts, services);
        accounts.forEach(account -> account(app, account, services));
        app.synth();
        return Assembly.read(directory);
    }

    private static String service(SplittableRandom random) {
        StringBuilder name = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            name.append("abcdefghijklmnopqrstuvwxyz0123456789-"
                    .charAt(random.nextInt(i == 0 || i == length - 1 ? 26 : 37)));
        }
        return name.toString();
    }

    private static Stage stage(App app, String name) {
        return new Stage(app, name, StageProps.builder().build());
    }

    private static Stack stack(Stage stage, String id, String account, String region) {
        Environment environment =
                Environment.builder().account(account).region(region).build();
        return new Stack(stage, id, StackProps.builder().env(environment).build());
    }

    private static void archive(App app, List<String> accounts, List<String> services) {
        Stage stage = stage(app, "Archive");
        LogArchive.Builder archive = LogArchive.Builder.create(stack(stage, "Lake", ARCHIVE, "eu-west-1"), "Logs")
                .bucketName(BUCKET)
                .since(LocalDate.of(2026, 11, 1));
        services.forEach(archive::service);
        Stack edge = stack(stage, "Edge", ARCHIVE, "us-east-1");
        for (String account : accounts) {
            archive.writer(account, "arn:aws:iam::%s:role/writer".formatted(account));
            LogDestination.create(edge, "Of" + account, "of-" + account, "arn:aws:s3:::" + BUCKET, account);
        }
        archive.build();
    }

    private static void account(App app, String account, List<String> services) {
        Stage stage = stage(app, "A" + account);
        String destination = "arn:aws:logs:us-east-1:%s:delivery-destination:of-%s".formatted(ARCHIVE, account);
        for (String service : services) {
            Stack home = stack(stage, service + "-Home", account, "eu-west-1");
            LakeWriter writer = LakeWriter.Builder.create(home, "Writer")
                    .bucketArn("arn:aws:s3:::" + BUCKET)
                    .service(service)
                    .roleName("writer")
                    .build();
            new AccessLogStream(home, "Access", writer);
            new FunctionErrorStream(home, "Errors", writer);
            Stack edge = stack(stage, service + "-Edge", account, "us-east-1");
            Distribution distribution = Distribution.Builder.create(edge, "Web")
                    .defaultBehavior(BehaviorOptions.builder()
                            .origin(HttpOrigin.Builder.create("origin.example").build())
                            .build())
                    .build();
            DistributionLogDelivery.create(edge, "Log", distribution, destination, service);
        }
    }
}
