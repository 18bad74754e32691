package jp.mymovie.local.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;

/**
 * A user pool client of the templates. The public host of its addresses is this machine's here.
 *
 * @param id its id
 * @param callbacks where codes may be sent
 * @param logouts where one may be sent after signing out
 * @param scopes which it may ask for
 * @param accessLife of access and ID tokens
 * @param refreshLife of refresh tokens
 */
record Client(
        String id,
        List<String> callbacks,
        List<String> logouts,
        List<String> scopes,
        Duration accessLife,
        Duration refreshLife) {

    static Client read(Resource resource, Values values, String origin) {
        JsonNode properties = values.value(resource.stack(), resource.node().path("Properties"));
        JsonNode units = properties.path("TokenValidityUnits");
        List<String> scopes = new ArrayList<>();
        properties.path("AllowedOAuthScopes").forEach(scope -> scopes.add(scope.asText()));
        return new Client(
                values.ref(resource),
                here(properties.path("CallbackURLs"), origin),
                here(properties.path("LogoutURLs"), origin),
                scopes,
                life(
                        properties.path("AccessTokenValidity").asLong(1),
                        units.path("AccessToken").asText("hours")),
                life(
                        properties.path("RefreshTokenValidity").asLong(30),
                        units.path("RefreshToken").asText("days")));
    }

    private static List<String> here(JsonNode addresses, String origin) {
        List<String> here = new ArrayList<>();
        addresses.forEach(
                address -> here.add(origin + URI.create(address.asText()).getRawPath()));
        return here;
    }

    private static Duration life(long amount, String unit) {
        return Duration.of(amount, java.time.temporal.ChronoUnit.valueOf(unit.toUpperCase(Locale.ROOT)));
    }

    /** What is granted of what was asked for; everything when nothing was. */
    String granted(String asked) {
        return String.join(
                " ",
                asked.isBlank()
                        ? scopes
                        : List.of(asked.split(" ")).stream()
                                .filter(scopes::contains)
                                .toList());
    }
}
