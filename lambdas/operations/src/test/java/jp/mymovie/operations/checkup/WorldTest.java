package jp.mymovie.operations.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;
import jp.mymovie.operations.probe.Probe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorldTest {
    /** The example of Google's page, with name servers of Route 53. */
    private static final String ANSWER = """
            {"Status":0,"TC":false,"RD":true,"Question":[{"name":"mymovie.example.","type":2}],"Answer":[\
            {"name":"mymovie.example.","type":2,"TTL":172800,"data":"ns-1024.awsdns-00.org."},\
            {"name":"mymovie.example.","type":46,"TTL":172800,"data":"a signature"},\
            {"name":"mymovie.example.","type":2,"TTL":172800,"data":"ns-1.awsdns-00.com."}]}""";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private World world;

    @BeforeEach
    void start() {
        server.start();
        world = new World(List.of(server.url("/first"), server.url("/second")), Probe::look);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void resolver(String path, int status, String body) {
        server.stubFor(WireMock.get(WireMock.urlPathEqualTo(path))
                .withHeader("Accept", WireMock.equalTo("application/dns-json"))
                .withQueryParam("name", WireMock.equalTo("mymovie.example"))
                .withQueryParam("type", WireMock.equalTo("NS"))
                .willReturn(WireMock.aResponse().withStatus(status).withBody(body)));
    }

    @Test
    void readsNameServersWithoutSignatures() {
        resolver("/first", 200, ANSWER);

        assertThat(world.nameServers("mymovie.example")).containsExactly("ns-1.awsdns-00.com", "ns-1024.awsdns-00.org");
    }

    @Test
    void asksTheSecondResolverWhereTheFirstFails() {
        resolver("/first", 503, "");
        resolver("/second", 200, ANSWER);

        assertThat(world.nameServers("mymovie.example")).hasSize(2);
    }

    @Test
    void throwsWhereNoResolverAnswersSinceThatIsNoDomainGone() {
        assertThatThrownBy(() -> world.nameServers("mymovie.example")).hasMessageStartingWith("no resolver answered");
    }

    @Test
    void findsNoneWhereTheDomainIsGoneOrItsServersDoNotAnswer() {
        resolver("/first", 200, "{\"Status\":3}");
        assertThat(world.nameServers("mymovie.example")).isEmpty();

        resolver("/first", 200, "{\"Status\":2}");
        assertThat(world.nameServers("mymovie.example")).isEmpty();
    }

    @Test
    void seesNoCertificateAndNoStatusOfAHostThatIsGone() {
        assertThat(world.certificateEnd("gone.invalid")).isEmpty();
        assertThat(world.status("gone.invalid", "/")).isZero();
    }

    @Test
    void takesAnEdgeForKeepingWhereOneOfFiveAnswersCameFromIt() {
        java.util.Iterator<String> said = List.of(
                        "Miss from cloudfront", "RefreshHit from cloudfront", "Hit from cloudfront")
                .iterator();
        assertThat(new World(List.of(), (uri, headers) -> new Probe.Look(200, "", said.next(), null))
                        .keeps("mymovie.example", "/api/v1/films/1/entries"))
                .isTrue();
        assertThat(new World(List.of(), (uri, headers) -> new Probe.Look(200, "", "Miss from cloudfront", null))
                        .keeps("mymovie.example", "/api/v1/films/1/entries"))
                .isFalse();
    }

    @Test
    void visitsTheSiteAsTheProbeDoes() {
        assertThat(world.site(new Estate.Stage(
                        "movies", "prod", "gone.invalid", "Monitoring-EdgeProbe-Prod", "", true, "", "", "")))
                .hasValueSatisfying(trouble -> assertThat(trouble.says()).startsWith("dns of gone.invalid"));
    }
}
