package jp.mymovie.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import jp.mymovie.app.account.AccountStage;
import jp.mymovie.app.account.BaselineStack;
import jp.mymovie.app.account.LateRoles;
import jp.mymovie.app.account.TelemetryStack;
import jp.mymovie.app.bootstrap.BootstrapTemplates;
import jp.mymovie.app.bootstrap.EstateFile;
import jp.mymovie.app.bootstrap.ImportMapping;
import jp.mymovie.app.logarchive.LogArchiveStage;
import jp.mymovie.app.management.ManagementStage;
import jp.mymovie.app.monitoring.MonitoringStage;
import jp.mymovie.app.movies.MovieStage;
import jp.mymovie.app.service.ServiceStage;
import jp.mymovie.app.settings.Checkout;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.app.settings.EstateReader;
import jp.mymovie.app.settings.MissingValues;
import jp.mymovie.app.settings.Samples;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.cxapi.CloudAssembly;

/**
 * The whole estate as one CDK app, a stage an account. It needs no AWS account to synthesize: the CDK CLI starts it, or
 * a person does, with {@code CDK_OUTDIR} naming the folder for the templates.
 */
public final class MyMovieApp {
    /** jsii nests some frames for each call back into Java of one synth: the default of 1 MB ends near our number of methods. */
    private static final long STACK_BYTES = 64L << 20;

    /** The services of the house by the names that {@code estate.services} gives them. */
    static final Map<String, ServiceStage.Factory> SERVICES = services();

    private final App app;
    private final Estate estate;
    private final List<AccountStage> stages = new ArrayList<>();

    /**
     * Adds the accounts in the order in which they are deployed.
     *
     * @param settings the {@code cdk.json} to read
     * @param outdir the folder for the assembly; the CDK's own choice if null
     * @param services what makes the stages of each service, by its name
     * @throws IllegalArgumentException if a setting is missing or wrong, or names a service that is not known
     */
    MyMovieApp(Path settings, @Nullable Path outdir, Map<String, ServiceStage.Factory> services) {
        estate = Estate.read(settings);
        requireKnown(services);
        app = App.Builder.create()
                .context(EstateReader.context(settings, estate))
                .outdir(outdir == null ? null : outdir.toString())
                .analyticsReporting(false)
                // They name folders that jsii makes up at each start, and two synths shall give the same bytes.
                .stackTraces(false)
                .build();
        for (Estate.Account account : estate.accounts()) {
            AccountStage stage = stage(account, services);
            stage.requireComplete();
            new BaselineStack(stage);
            TelemetryStack.create(stage);
            stages.add(stage);
        }
    }

    private static Map<String, ServiceStage.Factory> services() {
        Map<String, ServiceStage.Factory> services = new TreeMap<>();
        services.put("movies", MovieStage::new);
        return Collections.unmodifiableMap(services);
    }

    public static void main(String... arguments) throws InterruptedException, ExecutionException {
        FutureTask<Void> synth = new FutureTask<>(MyMovieApp::run, null);
        new Thread(null, synth, "synth", STACK_BYTES).start();
        synth.get();
    }

    private static void run() {
        try {
            Path outdir = System.getenv("CDK_OUTDIR") == null ? Path.of("cdk.out") : null;
            MyMovieApp house = new MyMovieApp(Checkout.root().resolve("cdk.json"), outdir, SERVICES);
            MissingValues missing = MissingValues.of(house.estate);
            missing.annotate(house.app);
            Stream.of(missing.summary(), Samples.of(house.estate).summary())
                    .filter(line -> !line.isEmpty())
                    .forEach(System.err::println);
            house.synth();
        } catch (IllegalArgumentException e) {
            System.err.println("mymovie: " + e.getMessage());
            System.exit(1);
        }
    }

    private AccountStage stage(Estate.Account account, Map<String, ServiceStage.Factory> services) {
        return switch (account.role()) {
            case MANAGEMENT -> new ManagementStage(app, estate);
            case LOG_ARCHIVE -> new LogArchiveStage(app, estate);
            case MONITORING -> new MonitoringStage(app, estate);
            case WORKLOAD ->
                estate.stageIn(account)
                        .<AccountStage>map(stage -> Objects.requireNonNull(services.get(stage.service()))
                                .create(app, estate, stage))
                        .orElseGet(() -> new AccountStage(app, estate, account));
        };
    }

    private void requireKnown(Map<String, ServiceStage.Factory> services) {
        estate.services().stream()
                .map(Estate.Service::name)
                .filter(name -> !services.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "'estate.services' must name services that the app can make, %s, got '%s': write its stage and enter it in MyMovieApp"
                                    .formatted(services.keySet(), name));
                });
    }

    /** Writes the templates of the estate, those that prepare its accounts, what to import, and what its accounts are. */
    void synth() {
        stages.forEach(LateRoles::bind);
        CloudAssembly assembly = app.synth();
        BootstrapTemplates.write(estate, assembly);
        ImportMapping.write(estate, assembly);
        EstateFile.write(estate, Path.of(assembly.getDirectory()));
    }

    App app() {
        return app;
    }

    Estate estate() {
        return estate;
    }
}
