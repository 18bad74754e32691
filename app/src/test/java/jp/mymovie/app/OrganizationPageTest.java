package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.mymovie.app.docs.OrganizationPage;
import jp.mymovie.app.settings.Checkout;
import org.junit.jupiter.api.Test;

class OrganizationPageTest {
    @Test
    void isWhatTheTemplatesSay() throws IOException {
        Path root = Checkout.root();

        assertThat(Files.readString(root.resolve("docs/organization.md")))
                .as("run ./mymovie docs")
                .isEqualTo(OrganizationPage.page(SynthesizedEstate.get().directory()));
    }
}
