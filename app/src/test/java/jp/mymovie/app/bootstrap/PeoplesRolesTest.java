package jp.mymovie.app.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import jp.mymovie.app.settings.Checkout;
import jp.mymovie.app.settings.Estate;
import org.junit.jupiter.api.Test;

class PeoplesRolesTest {
    @Test
    void putsPeopleAndWorkflowsUnderTheBoundaryOfPeople() {
        assertThat(BootstrapTemplates.peoplesRoles(Estate.read(Checkout.root().resolve("cdk.json"))))
                .containsExactly("Administrator", "ReadOnly", "LogReader", "mymovie-github-deploy");
    }
}
