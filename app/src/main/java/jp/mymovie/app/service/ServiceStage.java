package jp.mymovie.app.service;

import jp.mymovie.app.AccountStage;
import jp.mymovie.app.Estate;
import software.amazon.awscdk.App;

/** An account that runs the movie service. */
public final class ServiceStage extends AccountStage {
    public ServiceStage(App app, Estate estate, Estate.Service service) {
        super(app, estate, service.account());
    }
}
