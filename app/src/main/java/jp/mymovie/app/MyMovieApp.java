package jp.mymovie.app;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.mymovie.app.logarchive.LogArchiveStage;
import jp.mymovie.app.management.ManagementStage;
import jp.mymovie.app.monitoring.MonitoringStage;
import jp.mymovie.app.service.ServiceStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;

/**
 * The whole estate as one CDK app, a stage an account. It needs no AWS account to synthesize: the CDK CLI starts it, or
 * a person does, with {@code CDK_OUTDIR} naming the folder for the templates.
 */
public final class MyMovieApp {
    private MyMovieApp() {}

    public static void main(String... arguments) {
        try {
            Path settings = root().resolve("cdk.json");
            Estate estate = Estate.read(settings);
            App app = App.Builder.create()
                    .context(EstateReader.context(settings, estate))
                    .outdir(System.getenv("CDK_OUTDIR") == null ? "cdk.out" : null)
                    .analyticsReporting(false)
                    .build();
            addStages(app, estate);
            MissingValues.of(estate).annotate(app).forEach(System.err::println);
            synth(app, estate);
        } catch (IllegalArgumentException e) {
            System.err.println("mymovie: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Writes the templates of the estate, and those that prepare its accounts. */
    static void synth(App app, Estate estate) {
        app.getNode().getChildren().stream()
                .filter(ServiceStage.class::isInstance)
                .forEach(stage -> LateRoles.bind((ServiceStage) stage, estate.system()));
        BootstrapTemplates.write(estate, Path.of(app.synth().getDirectory()));
    }

    /** Adds the five accounts in the order in which they are deployed. */
    static void addStages(App app, Estate estate) {
        new AccessStack(new ManagementStage(app, estate));
        new AccessStack(new LogArchiveStage(app, estate));
        new AccessStack(new MonitoringStage(app, estate));
        for (Estate.Service service : estate.services()) {
            new AccessStack(new ServiceStage(app, estate, service));
        }
    }

    /** The checkout: where {@code mymovie.root} points, or the nearest folder upwards that has a {@code cdk.json}. */
    public static Path root() {
        String given = System.getProperty("mymovie.root");
        Path start = Path.of(given == null ? "" : given).toAbsolutePath();
        for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("cdk.json"))) {
                return folder;
            }
        }
        throw new IllegalArgumentException(
                "no cdk.json in '%s' or above it: start in the checkout, or name it with -Dmymovie.root"
                        .formatted(start));
    }
}
