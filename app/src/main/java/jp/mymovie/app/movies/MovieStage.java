package jp.mymovie.app.movies;

import java.util.List;
import jp.mymovie.app.service.EdgeStack;
import jp.mymovie.app.service.ServiceStage;
import jp.mymovie.app.service.WebStack;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.edge.ContentSecurityPolicy;
import software.amazon.awscdk.App;

/** The movie service in an account. */
public final class MovieStage extends ServiceStage {
    public MovieStage(App app, Estate estate, Estate.Stage stage) {
        super(app, estate, stage);
        DataStack data = new DataStack(this);
        SignInStack signIn = new SignInStack(this);
        ApiStack api = new ApiStack(this, data, signIn);
        new WorkStack(this, data, signIn);
        new WebStack(this, BuildOutput.WEB.path(), signIn.siteConfiguration());
        new EdgeStack(
                this,
                api.api(),
                web -> web.comment("The movie service, " + stage.name())
                        .cachedApiPaths(
                                List.of("/api/v1/users*", "/api/v1/films/*"),
                                List.of("/api/v1/users/random", "/api/v1/films/search"))
                        .contentSecurityPolicy(ContentSecurityPolicy.ownOnly()
                                .connect(signIn.issuerOrigin())
                                .connect(signIn.pages())
                                .picture("data:")
                                .picture("https://image.tmdb.org")));
    }
}
