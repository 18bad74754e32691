package jp.mymovie.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostsTest {
    private final Hosts hosts = new Hosts("http://localhost:1", false);

    @Test
    void putsThisMachineInThePlaceOfHostsOutside() {
        assertThat(hosts.localized("https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_x"))
                .isEqualTo("http://localhost:1/local/oidc/ap-northeast-1_x");
        assertThat(hosts.localized("https://mymovie-stg.auth.ap-northeast-1.amazoncognito.com"))
                .isEqualTo("http://localhost:1/local/oidc");
        assertThat(hosts.localized("https://api.themoviedb.org/3")).isEqualTo("http://localhost:1/local/tmdb/3");
        assertThat(hosts.localized("https://image.tmdb.org/t/p/")).isEqualTo("http://localhost:1/local/posters/");
    }

    @Test
    void leavesTmdbWhereItIsForWhomHasAToken() {
        assertThat(new Hosts("http://localhost:1", true).localized("https://api.themoviedb.org/3"))
                .isEqualTo("https://api.themoviedb.org/3");
    }

    @Test
    void writesOriginsIntoTheContentSecurityPolicy() {
        assertThat(hosts.origins("connect-src 'self' https://cognito-idp.ap-northeast-1.amazonaws.com; img-src 'self'"))
                .isEqualTo("connect-src 'self' http://localhost:1; img-src 'self'");
    }
}
